import hashlib
import secrets
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.template.defaultfilters import filesizeformat

from customers.actions.look_into import look_into
from customers.models import Intake
from customers.rules.file_names import plain_file_name
from customers.rules.files.kinds import EMPTY, kind_of_file
from customers.rules.words import Unreadable, gettext_noop
from staff.models import Member

FOLDER = "intake"
TOO_LARGE = gettext_noop("The file is larger than %(largest)s.")


def receive_file(pieces: Iterable[bytes], *, named: str, of: str, by: Member | None = None) -> Intake:
    """Keep our own copy of a file of what the rooms can bring in (`of`), and look into it.

    It is stored under a random name without an ending, piece by piece, and judged by what it holds, not by what it is
    called. Raises `Unreadable`, which says why in words; then nothing is kept.
    """
    stored_as = f"{FOLDER}/{secrets.token_hex(16)}"
    path = Path(settings.MEDIA_ROOT) / stored_as
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        size, digest = store(pieces, path)
        intake = Intake(
            kind=of,
            file_name=plain_file_name(named),
            file_type=kind_of_file(path),
            stored_as=stored_as,
            digest=digest,
            size=size,
            by=by,
        )
        with transaction.atomic():
            intake.save()
            look_into(intake)
    except BaseException:
        for copy in path.parent.glob(f"{path.name}*"):
            copy.unlink()
        raise
    return intake


def store(pieces: Iterable[bytes], path: Path) -> tuple[int, str]:
    """Write the file and weigh it on the way: its size in bytes and its SHA-256."""
    size, digest = 0, hashlib.sha256()
    with path.open("xb") as copy:
        for piece in pieces:
            size += len(piece)
            if size > settings.LARGEST_IMPORT:
                raise Unreadable(TOO_LARGE, largest=filesizeformat(settings.LARGEST_IMPORT))
            digest.update(piece)
            copy.write(piece)
    if not size:
        raise Unreadable(EMPTY)
    return size, digest.hexdigest()
