from collections.abc import Callable

import pytest
from django.db import connection
from django.db.backends.signals import connection_created
from django.test import Client
from django.utils import timezone

from crm.models import Demonstration
from crm.models.demonstration import Banner, banner
from staff.models import Member


def test_the_first_connection_finds_out_and_the_next_ones_do_not_ask_again(db: None) -> None:
    connection.ensure_connection()
    mine = Banner()
    mine.look(connection)
    Demonstration.objects.create(told_at=timezone.now(), seed=1, customers=1)
    mine.look(connection)
    assert mine.up is False
    later = Banner()
    later.look(connection)
    assert later.up is True


@pytest.mark.parametrize("up", [True, False])
def test_every_page_says_so_without_asking(
    visit: Callable[[Member], Client], ana: Member, up: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(banner, "up", up)
    shown = visit(ana).get("/settings/").content.decode()
    assert ("invented people" in shown) is up


def test_the_first_connection_of_every_process_is_watched() -> None:
    assert banner.look in [receiver() for _, receiver, *_ in connection_created.receivers]
