"""The system's Chromium, for the journeys."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "There is no Chromium on this machine"

_QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--no-first-run",
]


def found() -> str | None:
    """The path of a Chromium; the variable CHROMIUM may name one."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def launch_arguments() -> dict[str, object]:
    """What Playwright's `launch` needs: the system's browser, quiet, and without its sandbox only for root."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": found(), "args": [*_QUIET, *sandbox]}
