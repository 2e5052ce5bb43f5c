from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from customers.models import Customer
from interactions.actions.make_promise import make_promise
from interactions.actions.record_contact import record_contact
from staff.models import Member

type Visit = Callable[[Member], Client]


def test_the_day_begins_with_what_was_promised_and_who_waits(
    otto: Customer, mira: Customer, ana: Member, visit: Visit
) -> None:
    client = visit(ana)
    client.get(otto.get_absolute_url())
    make_promise(otto, what="Call him back", due=timezone.now() + timedelta(seconds=5), by=ana)
    record_contact(
        mira, channel="phone", direction="in", summary="Where is it?", by=ana, expects_answer=True, subject="Order 8841"
    )
    page = client.get("/").content.decode()
    assert "Order 8841" in page
    assert "Otto Brandt" in page
    promised = client.get("/home/promised/").content.decode()
    assert "<html" not in promised


def test_nobody_reads_at_home_of_customers_they_may_not_see(
    mira: Customer, zoe: Member, ana: Member, visit: Visit
) -> None:
    record_contact(
        mira, channel="phone", direction="in", summary="?", by=ana, expects_answer=True, subject="Order 8841"
    )
    page = visit(zoe).get("/").content.decode()
    assert "Mira" not in page
    assert "Nobody waits for us." in page


def test_a_panel_that_is_not_there_is_not_found(ana: Member, visit: Visit) -> None:
    assert visit(ana).get("/home/nonsense/").status_code == 404


def test_a_customers_page_asks_no_more_than_twenty_three_questions_however_long_the_history(
    otto: Customer, ana: Member, visit: Visit, django_assert_max_num_queries: Callable
) -> None:
    client = visit(ana)
    client.get(otto.get_absolute_url())
    for count in (5, 120):
        for number in range(count):
            record_contact(otto, channel="phone", direction="in", summary=f"Call {number}", by=ana)
        with django_assert_max_num_queries(23):
            client.get(otto.get_absolute_url())
