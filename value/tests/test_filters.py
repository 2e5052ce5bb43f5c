import math

import pytest

from customers.models import Customer
from staff.models import Member
from value.filters import best, fifths, groups_of_needs, moved, near, need, stage, tier, trend, value_cell
from value.models import Need, NeedGroup, Reckoning, Standing, Tier, Valuation
from value.tests.conftest import Shop, have
from wiring.filters import LINK, Narrow, Unreadable, filters


def test_customers_are_found_by_what_they_need(mira: Customer, otto: Customer, givers: NeedGroup, ana: Member) -> None:
    have(mira, givers, origin="observed")
    number = str(givers.pk)
    found = {word: list(need(Customer.objects.all(), word, ana)) for word, _ in groups_of_needs(ana)}
    assert found == {number: [mira], f"{number}-told": [], "known": [mira], "unknown": [otto]}
    mira.needs.update(verdict=Need.Verdict.CONFIRMED)
    assert list(need(Customer.objects.all(), f"{number}-told", ana)) == [mira]


def test_without_groups_there_is_nothing_to_choose(ana: Member) -> None:
    assert groups_of_needs(ana) == []


@pytest.mark.parametrize("word", ["perhaps", "²", "-1", "9" * 30, "told"])
def test_another_word_is_not_understood(word: str, ana: Member) -> None:
    with pytest.raises(Unreadable):
        need(Customer.objects.all(), word, ana)


@pytest.mark.parametrize(
    ("narrow", "word"),
    [
        (tier, "gold"), (near, ""), (stage, "friend"), (trend, "up"), (fifths, "0.3"), (fifths, "6.1"), (fifths, "5"),
        (fifths, "5.5.5"), (value_cell, "4.0"), (value_cell, "1"), (value_cell, "²/1"), (moved, "low.mvc"),
        (moved, "low.mvc.20260231.20260501"), (moved, "low.mvc.00010101.20260501"), (moved, "low.mvc.20260501.99991231"),
        (moved, "low.mvc.19999999.20260501"), (moved, "low.mvc.2026-05-01.2026-05-31"),
    ],
)  # fmt: skip
def test_what_means_nothing_is_not_understood(reckoned: Reckoning, sue: Member, narrow: Narrow, word: str) -> None:
    with pytest.raises(Unreadable):
        narrow(Customer.objects.all(), word, sue)


def test_the_grid_is_not_for_those_who_see_no_value(reckoned: Reckoning, ana: Member) -> None:
    with pytest.raises(Unreadable):
        value_cell(Customer.objects.all(), "0.3", ana)


def test_nor_is_there_one_before_the_first_reckoning(sue: Member) -> None:
    with pytest.raises(Unreadable):
        value_cell(Customer.objects.all(), "0.3", sue)


def test_everybody_stands_in_one_tier(reckoned: Reckoning, shop: Shop, ana: Member) -> None:
    Standing.objects.filter(tier="mvc").update(by_hand="low")
    found = {code: set(tier(Customer.objects.all(), code, ana)) for code in Tier.values}
    assert found["mvc"] == set()
    assert found["bz"] == set(shop.callers)
    assert set(shop.strangers) <= found["low"]
    assert sum(map(len, found.values())) == Customer.objects.count()


def test_everybody_stands_in_one_cell_of_each_grid(reckoned: Reckoning, sue: Member) -> None:
    everybody = Customer.objects.all()
    cells = [value_cell(everybody, f"{row}.{column}", sue).count() for row in range(4) for column in range(4)]
    places = ["0.0", *(f"{recency}.{often}" for recency in range(1, 6) for often in range(1, 6))]
    assert sum(cells) == sum(fifths(everybody, place, sue).count() for place in places) == Valuation.objects.count()


def test_who_never_bought_is_in_no_fifth(reckoned: Reckoning, shop: Shop, sue: Member) -> None:
    assert set(fifths(Customer.objects.all(), "0.0", sue)) == set(shop.strangers)


def test_nobody_is_asked_to_write_what_only_a_link_says(sue: Member, visit) -> None:
    assert {"fifths", "value_cell", "moved"} <= {name for name, each in filters.items() if each.written_as == LINK}
    page = visit(sue).get("/customers/?fifths=5.5").content.decode()
    assert 'type="hidden" name="fifths" value="5.5"' in page
    assert 'name="moved"' not in page


def test_more_than_sixty_thousand_may_have_moved(mira: Customer, sue: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than a statement has places for."""
    monkeypatch.setattr("value.filters.movers", lambda *_asked: [*range(-70_000, 0), mira.pk])
    assert list(moved(Customer.objects.all(), "low.mvc.20260501.20260531", sue)) == [mira]


def test_the_best_are_those_of_the_highest_value(
    reckoned: Reckoning, shop: Shop, sue: Member, rita: Member, ana: Member
) -> None:
    worthy = list(
        Valuation.objects.current().filter(actual__gt=0).order_by("-actual").values_list("customer", flat=True)
    )
    found = set(best(Customer.objects.all(), "20", sue).values_list("pk", flat=True))
    assert found == set(worthy[: math.ceil(len(worthy) / 5)])
    hers = set(best(Customer.objects.visible_to(rita), "100", rita).values_list("pk", flat=True))
    assert hers == set(worthy) & {customer.pk for customer in shop.hers}
    for word in ("0", "101", "20.5", "²"):
        with pytest.raises(Unreadable):
            best(Customer.objects.all(), word, sue)
    with pytest.raises(Unreadable):
        best(Customer.objects.all(), "20", ana)
