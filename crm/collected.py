"""The files that browsers load, bundled (`crm/assets.py`) whenever one of them changed."""

import hashlib
import json
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

STAMP = "bundled-from"

UNUSED = ["*.js.map", "redoc"]
"""What other packages bring and no page of ours asks for."""


def up_to_date() -> bool:
    """Whether the bundle was made from the files as they are now."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    return stamp.exists() and stamp.read_text() == fingerprint()


def collect() -> None:
    call_command("collectstatic", verbosity=0, interactive=False, clear=True, ignore_patterns=UNUSED)
    (Path(settings.STATIC_ROOT) / STAMP).write_text(fingerprint())


def fingerprint() -> str:
    """Changes when a file is added, removed or written."""
    found = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = Path(storage.path(path)).stat()
            found.append([path, state.st_size, state.st_mtime_ns])
    return hashlib.sha256(json.dumps(sorted(found)).encode()).hexdigest()
