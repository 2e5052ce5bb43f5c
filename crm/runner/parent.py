"""Children that do not outlive their parent, however it dies (Linux; elsewhere the next start notices them)."""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def die_with_parent(parent: int | None = None) -> None:
    """Ask the kernel to interrupt this process as soon as its parent is gone; end it if `parent` is gone already.

    Said in a child, before it runs its program. A change of user afterwards makes the kernel forget it.
    """
    if _libc is not None:
        _libc.prctl(_PR_SET_PDEATHSIG, int(signal.SIGINT))
    if parent is not None and os.getppid() != parent:
        os._exit(1)
