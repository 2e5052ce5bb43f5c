"""The demonstration, loaded once for all tests of this folder and taken back after them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction

from crm.demonstration.load import load
from staff.models import Role

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
                bring_back_what_migrations_wrote()
                load(now=MOMENT, seed=1997, say=lambda what: None)
                yield MOMENT
                raise TakenBack
        except TakenBack:
            pass


def bring_back_what_migrations_wrote() -> None:
    """Tests that really commit may have run before, and they leave every table empty."""
    if not Role.objects.exists():
        connection.creation.deserialize_db_from_string(connection._test_serialized_contents)  # type: ignore[attr-defined]
