"""Children that do not outlive their parent, however it dies (Linux; elsewhere the next start notices them)."""

import ctypes
import signal
import sys

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def die_with_parent() -> None:
    """Ask the kernel, in a child before it runs its program, to interrupt it as soon as the parent is gone.

    After a change of user the wish is forgotten: it must be the last thing before the program.
    """
    if _libc is not None:
        _libc.prctl(_PR_SET_PDEATHSIG, int(signal.SIGINT))
