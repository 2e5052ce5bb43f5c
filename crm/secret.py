"""The key that signs sessions and tokens, where the environment gives none."""

import contextlib
import os
import secrets
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / ".data" / "secret_key"


class FolderNotOurs(Exception):
    """The data folder cannot be made, written or read; the message says which it is and why."""


def kept(file: Path = FILE) -> str:
    """The key in `file`; made there, readable by us alone, when there is none. Of two starts at once one key wins.

    Raises `FolderNotOurs`. Everything that starts asks for the key, so a folder that is not ours shows here first.
    """
    try:
        if not file.exists():
            make(file)
        return file.read_text().strip()
    except OSError as error:
        raise FolderNotOurs(f"The data folder {file.parent} cannot be used: {error.strerror}.") from error


def make(file: Path) -> None:
    file.parent.mkdir(exist_ok=True)
    made = file.with_suffix(f".{secrets.token_hex(8)}")
    made.touch(mode=0o600)
    made.write_text(secrets.token_urlsafe(64))
    with contextlib.suppress(FileExistsError):
        os.link(made, file)
    made.unlink()
