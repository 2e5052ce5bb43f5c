from datetime import timedelta

import pytest
from django.http import QueryDict

from customers.models import Customer, Intake
from interactions.tests.views.timeline.conftest import NOON, Live
from interactions.views.timeline import page as pages
from interactions.views.timeline.filter import Filter
from interactions.views.timeline.page import ROWS, Page, down_to, latest, newer_than, older_than
from staff.models import Member

EVERYTHING = Filter()


def wanted(query: str) -> Filter:
    return Filter.read(QueryDict(query))


def summaries(page: Page | None) -> list[str]:
    return [line.summary for line in page.lines] if page else []


def walk_down(customer: Customer, viewer: Member, wish: Filter = EVERYTHING) -> list[str]:
    page = latest(customer, viewer, wish)
    seen = summaries(page)
    while page.older:
        page = older_than(page.older, customer, viewer, wish)
        seen += summaries(page)
    return seen


@pytest.mark.parametrize("apart", [timedelta(minutes=1), timedelta(0)], ids=["minutes apart", "all at once"])
def test_walking_down_shows_each_event_once_newest_first(
    otto: Customer, ana: Member, live: Live, apart: timedelta
) -> None:
    otto_himself = list(otto.events.newest_first().values_list("summary", flat=True))
    events = live(otto, 2 * ROWS + 7, apart=apart)
    order = sorted(events, key=lambda event: (event.happened_at, event.pk), reverse=True)
    assert walk_down(otto, ana) == [*otto_himself, *(event.summary for event in order)]


def test_walking_up_again_leaves_nothing_out(otto: Customer, ana: Member, live: Live) -> None:
    live(otto, 3 * ROWS)
    down = walk_down(otto, ana)
    page = older_than(latest(otto, ana, EVERYTHING).older, otto, ana, EVERYTHING)  # type: ignore[arg-type]
    lowest = older_than(page.older, otto, ana, EVERYTHING)  # type: ignore[arg-type]
    up: list[str] = []
    while lowest.newer:
        lowest = newer_than(lowest.newer, otto, ana, EVERYTHING)
        up = summaries(lowest) + up
    assert up == down[: len(up)]
    assert len(up) == 2 * ROWS


def test_a_screen_that_renews_itself_keeps_what_it_shows_and_gets_what_is_new(
    otto: Customer, ana: Member, live: Live
) -> None:
    live(otto, ROWS * 2)
    before = latest(otto, ana, EVERYTHING)
    live(otto, 1, summary="Just now")
    after = down_to(before.floor, otto, ana, EVERYTHING)  # type: ignore[arg-type]
    assert set(summaries(after)) == {*summaries(before), "Just now"}


def test_a_screen_that_missed_too_much_starts_over(
    otto: Customer, ana: Member, live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST", 20)
    floor = latest(otto, ana, EVERYTHING).floor
    live(otto, 30, apart=-timedelta(hours=1))
    assert down_to(floor, otto, ana, EVERYTHING) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("strand=talk", {"By phone", "By mail"}),
        ("strand=order", {"Bought"}),
        ("strand=ours", {"Noted", "Otto Brandt", "+49 171 555 0188"}),
        ("channel=email", {"By mail"}),
        ("direction=out", {"By mail"}),
        ("text=BY+", {"By phone", "By mail"}),
        ("text=100%25", set()),
        ("strand=talk&direction=in", {"By phone"}),
        (
            "strand=nonsense&direction=up&thread=x",
            {"By phone", "By mail", "Bought", "Noted", "Otto Brandt", "+49 171 555 0188"},
        ),
    ],
)
def test_the_address_narrows_the_history(otto: Customer, ana: Member, live: Live, query: str, found: set[str]) -> None:
    live(otto, 1, summary="By phone")
    live(otto, 1, summary="By mail", channel_id="email", direction="out")
    live(otto, 1, summary="Bought", name="order.placed", channel_id=None, direction="")
    live(otto, 1, summary="Noted", name="note.written", channel_id=None, direction="")
    assert set(walk_down(otto, ana, wanted(query))) == found


def test_a_filter_looks_through_so_much_and_says_how_far(
    otto: Customer, ana: Member, live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "LOOKED_THROUGH", 40)
    live(otto, 100)
    above_noon = otto.events.filter(happened_at__gt=NOON).count()
    page = latest(otto, ana, wanted("text=call+99"))
    assert (summaries(page), page.looked_back_to) == ([], NOON - timedelta(minutes=39 - above_noon))
    assert walk_down(otto, ana, wanted("text=call+99")) == ["Call 99"]


def test_what_an_undone_import_brought_is_not_told(otto: Customer, ana: Member, live: Live) -> None:
    brought = Intake.objects.create(kind="interactions", file_name="calls.csv")
    live(otto, 1, summary="Brought", intake=brought)
    assert "Brought" in walk_down(otto, ana)
    brought.undone_at = NOON
    brought.save()
    assert "Brought" not in walk_down(otto, ana)
