from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction


class AlreadyGiven(ValueError):
    """The same source gave this customer a task that is still to be done."""


@contextmanager
def given_once() -> Iterator[None]:
    """Within it, a task may be opened; raises `AlreadyGiven` if its source has one open already, and nothing is written."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as refused:
        raise AlreadyGiven from refused
