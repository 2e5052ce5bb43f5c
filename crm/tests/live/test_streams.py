"""Live streams through the real server, on real connections."""

from collections.abc import Callable

import pytest
from django.test import Client

from crm.tests.live.conftest import Listen, Web, running_web, wait_until
from customers.events import CUSTOMER_CHANGED
from customers.models import Customer
from staff.actions.deactivate import deactivate
from staff.models import Member

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_screen_hears_at_once_what_happens_to_its_customer(
    mira: Customer, otto: Customer, ana: Member, listen: Listen
) -> None:
    screen = listen(ana, mira.topic)
    assert screen.status == 200
    assert "text/event-stream" in screen.head
    assert "no-store" in screen.head
    assert "x-accel-buffering: no" in screen.head.lower()
    assert screen.hears("event: beat")

    def tell() -> bool:
        otto.record(CUSTOMER_CHANGED)
        mira.record(CUSTOMER_CHANGED)
        return screen.hears(f"event: tell\ndata: {mira.topic}\n\n", within=1)

    wait_until(tell)  # A hub that has just begun may miss the first, and says to look again.
    assert otto.topic not in screen.text


def test_what_one_may_not_hear_does_not_exist(mira: Customer, ana: Member, zoe: Member, listen: Listen) -> None:
    assert listen(zoe, mira.topic).status == 404
    assert listen(ana, mira.topic, "customer-999999999").status == 404
    assert listen(ana, f"promises-{zoe.pk}").status == 404
    assert listen(ana).status == 400
    assert listen(ana, "everything").status == 400
    assert listen(ana, *(f"customer-{number}" for number in range(21))).status == 400
    assert listen(None, mira.topic).status == 401


def test_a_server_without_a_loop_is_not_kept_by_a_stream(
    mira: Customer, ana: Member, visit: Callable[[Member], Client]
) -> None:
    assert visit(ana).get("/live/", {"topic": mira.topic}).status_code == 204


def test_two_hundred_streams_hold_no_more_connections_than_one_and_hear_everything(
    mira: Customer, ana: Member, listen: Listen, web: Web
) -> None:
    screens = [listen(ana, mira.topic) for _ in range(200)]
    assert {screen.status for screen in screens} == {200}
    assert web.connections() <= 5
    mira.record(CUSTOMER_CHANGED)
    assert all(screen.hears(f"data: {mira.topic}") or screen.hears("event: resync") for screen in screens)


def test_who_loses_the_right_hears_nothing_more(
    mira: Customer, ana: Member, sam: Member, rita: Member, ada: Member, listen: Listen
) -> None:
    gone, moved, stays = listen(sam, mira.topic), listen(rita, mira.topic), listen(ana, mira.topic)
    deactivate(sam, by=ada)
    Customer.objects.filter(pk=mira.pk).update(manager=None)
    wait_until(lambda: gone.has_ended() and moved.has_ended())
    heard = gone.text, moved.text
    mira.record(CUSTOMER_CHANGED)
    assert stays.hears(f"data: {mira.topic}")
    assert (gone.text, moved.text) == heard


def test_streams_end_when_the_server_is_told_to_stop(mira: Customer, ana: Member, listen: Listen) -> None:
    with running_web() as web:
        screens = [listen(ana, mira.topic, to=web) for _ in range(20)]
        assert screens[-1].hears("event: beat")
        web.stop()
    # Each was brought to its end, none cut off when the server's patience with open connections ran out.
    assert all(screen.read().endswith("\r\n0\r\n\r\n") for screen in screens)
