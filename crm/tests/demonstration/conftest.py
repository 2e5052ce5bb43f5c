"""The demonstration, loaded once for all tests of this folder and taken back after them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from crm.demonstration.load import load

# A Friday afternoon.
MOMENT = datetime(2026, 11, 20, 15, 0, tzinfo=ZoneInfo("Europe/Berlin"))


class TakenBack(Exception):
    """Ends the transaction in which everything was loaded."""


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[datetime]:
    """The moment from which the loaded demonstration is told."""
    with django_db_blocker.unblock():
        try:
            with transaction.atomic():
                load(now=MOMENT, seed=1997, say=lambda what: None)
                yield MOMENT
                raise TakenBack
        except TakenBack:
            pass
