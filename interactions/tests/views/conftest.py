"""Nothing is half-written: whoever refuses leaves the log as it was."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.test import Client

from customers.models import Event
from staff.models import Member

type Visit = Callable[[Member], Client]
type Nothing = Callable[[], AbstractContextManager[None]]

PART = {"HX-Request": "true"}


@pytest.fixture
def nothing_written(db: None) -> Nothing:
    """`with nothing_written():` asserts that the log did not grow."""

    @contextmanager
    def nothing_written() -> Iterator[None]:
        before = Event.objects.count()
        yield
        assert Event.objects.count() == before

    return nothing_written
