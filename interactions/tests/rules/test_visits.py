import itertools
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from interactions.rules.visits import PAUSE, belongs, grouped

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
moments = st.lists(st.integers(0, 86_400).map(lambda second: NOON + timedelta(seconds=second)), max_size=60)


def test_half_an_hour_without_a_page_ends_a_visit() -> None:
    assert belongs(NOON + PAUSE - timedelta(seconds=1), NOON, NOON)
    assert not belongs(NOON + PAUSE, NOON, NOON)


@given(moments)
def test_every_page_is_in_exactly_one_visit_in_order(seen: list[datetime]) -> None:
    assert [at for group in grouped(seen) for at in group] == sorted(seen)


@given(moments)
def test_within_a_visit_nobody_pauses_and_between_visits_everybody_does(seen: list[datetime]) -> None:
    groups = grouped(seen)
    for group in groups:
        assert all(after - before < PAUSE for before, after in itertools.pairwise(group))
    for before, after in itertools.pairwise(groups):
        assert after[0] - before[-1] >= PAUSE


@given(moments)
def test_pages_told_one_by_one_make_the_same_visits_as_all_at_once(seen: list[datetime]) -> None:
    visits: list[list[datetime]] = []
    for at in sorted(seen):
        visit = next((visit for visit in visits if belongs(at, visit[0], visit[-1])), None)
        if visit is None:
            visits.append([at])
        else:
            visit.append(at)
    assert visits == grouped(seen)
