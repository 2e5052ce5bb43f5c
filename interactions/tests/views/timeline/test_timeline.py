import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from customers.models import Customer
from interactions.actions.remember_look import remember_look
from interactions.actions.write_note import write_note
from interactions.tests.views.timeline.conftest import NOON, Live
from staff.models import Member

type Visit = Callable[[Member], Client]

PART = {"HX-Request": "true"}


def lines(html: str) -> list[str]:
    """The timeline as one reads it: headings and phrases, in order."""
    found = re.findall(r'<li class="(?:day[^"]*|event[^"]*)".*?</li>', html, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", line).split()) for line in found]


def test_days_stand_above_what_happened_on_them(otto: Customer, ana: Member, live: Live, visit: Visit) -> None:
    live(otto, 4, apart=timedelta(hours=30))
    html = visit(ana).get(f"/customers/{otto.pk}/timeline/?strand=talk").content.decode()
    assert lines(html) == [
        "Today",
        "13:00 Called us: Call 0",
        "Yesterday",
        "07:00 Called us: Call 1",
        "Monday",
        "01:00 Called us: Call 2",
        "Saturday",
        "19:00 Called us: Call 3",
    ]


def test_what_is_new_stands_above_the_line(otto: Customer, ana: Member, live: Live, visit: Visit) -> None:
    live(otto, 4, apart=timedelta(hours=30))
    with time_machine.travel(NOON - timedelta(hours=40), tick=False):
        remember_look(otto, by=ana)
    html = visit(ana).get(f"/customers/{otto.pk}/?strand=talk").content.decode()
    marker = lines(html).index("New since you last looked, Monday")
    assert lines(html)[marker - 1] == "07:00 Called us: Call 1"
    assert lines(html)[marker + 1 : marker + 3] == ["Monday", "01:00 Called us: Call 2"]
    assert "New since" not in visit(ana).get(f"/customers/{otto.pk}/timeline/?channel=post").content.decode()


def test_the_day_is_not_named_again_when_more_is_loaded(otto: Customer, ana: Member, live: Live, visit: Visit) -> None:
    live(otto, 60)
    client = visit(ana)
    page = client.get(f"/customers/{otto.pk}/timeline/?strand=talk", headers=PART)
    older = re.search(r'hx-get="([^"]*before=[^"]*)"', page.content.decode())
    assert older
    more = client.get(older[1].replace("&amp;", "&"), headers=PART).content.decode()
    assert len(lines(more)) == 10
    assert lines(more)[0] == "12:10 Called us: Call 50"


def test_filters_are_put_into_the_address_of_the_page_one_is_on(otto: Customer, ana: Member, visit: Visit) -> None:
    here = {**PART, "HX-Current-URL": f"http://testserver/customers/{otto.pk}/?strand=web"}
    response = visit(ana).get(f"/customers/{otto.pk}/timeline/?strand=talk&text=x+y", headers=here)
    assert response.headers["HX-Push-Url"] == f"/customers/{otto.pk}/?strand=talk&text=x+y"


@pytest.mark.parametrize(
    "address", ["/customers/{}/timeline/", "/customers/{}/timeline/?text=x", "/customers/{}/timeline/{}/"]
)
def test_who_may_not_see_a_customer_sees_no_history(mira: Customer, zoe: Member, visit: Visit, address: str) -> None:
    event = mira.events.latest("pk")
    assert visit(zoe).get(address.format(mira.pk, event.pk)).status_code == 404


def test_an_entry_of_somebody_else_is_not_found_under_a_customer_one_sees(
    mira: Customer, otto: Customer, rita: Member, visit: Visit
) -> None:
    foreign = otto.events.latest("pk")
    assert visit(rita).get(f"/customers/{mira.pk}/timeline/{foreign.pk}/").status_code == 404


def test_ten_events_cost_as_many_queries_as_five_hundred(
    mira: Customer, otto: Customer, ana: Member, live: Live, visit: Visit, django_assert_num_queries: Callable
) -> None:
    client = visit(ana)
    for customer, count in ((mira, 10), (otto, 500)):
        live(customer, count)
        write_note(customer, text="Noted", by=ana)
        # Session, member, customer; channels, look, events, notes.
        with django_assert_num_queries(7):
            client.get(f"/customers/{customer.pk}/timeline/")


def test_a_row_opens_to_all_we_know_and_closes_again(otto: Customer, ana: Member, visit: Visit) -> None:
    note = write_note(otto, text="word " * 100 + "\n\nand the end", by=ana)
    event = otto.events.latest("pk")
    client, place = visit(ana), f"/customers/{otto.pk}/timeline/{event.pk}/"
    opened = client.get(place, headers=PART).content.decode()
    assert opened.lstrip().startswith("<li data-keep")
    assert "and the end" in opened
    assert f"/notes/{note.pk}/" in opened
    closed = client.get(f"{place}?less", headers=PART).content.decode()
    assert "and the end" not in closed
    assert "<html" in client.get(place).content.decode()


def test_an_entry_that_cannot_be_told_hides_no_other(otto: Customer, ana: Member, live: Live, visit: Visit) -> None:
    live(otto, 1, name="order.placed", channel_id=None, direction="", summary="Lost its <order>")
    live(otto, 1, name="gone.kind", summary="From a room that was closed")
    told = visit(ana).get(f"/customers/{otto.pk}/timeline/").content.decode()
    assert "Lost its &lt;order&gt;" in told
    assert "From a room that was closed" in told


def test_nothing_that_customers_say_becomes_markup(otto: Customer, ana: Member, live: Live, visit: Visit) -> None:
    live(otto, 1, summary="<img src=x onerror=alert(1)>\"'&", details={"outcome": "<b>", "minutes": "<i>"})
    told = visit(ana).get(f"/customers/{otto.pk}/timeline/").content.decode()
    assert "<img src=x" not in told
    assert "&lt;img src=x" in told


def test_where_nothing_fits_it_says_so(ana: Member, otto: Customer, visit: Visit) -> None:
    told = visit(ana).get(f"/customers/{otto.pk}/timeline/?text=nowhere").content.decode()
    assert "Nothing like that here." in told


def test_an_address_nobody_can_read_shows_the_latest(otto: Customer, ana: Member, live: Live, visit: Visit) -> None:
    live(otto, 3)
    response = visit(ana).get(f"/customers/{otto.pk}/timeline/?before=x&after=y&thread=z&strand=up&channel=" + "x" * 99)
    assert response.status_code == 200
    assert lines(visit(ana).get(f"/customers/{otto.pk}/timeline/?before=x").content.decode())[0] == "Today"
