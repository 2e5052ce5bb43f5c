"""Which kind of fact splits value best, by the figures of a reckoning."""

from random import Random

import pytest
from django.utils import timezone

from customers.models import Customer, Fact, FactType
from value.actions.weigh_answers import weigh_answers
from value.models import AnswerWorth, Reckoning, Valuation

PLENTY = 200


@pytest.fixture
def crowd(reckoning: Reckoning) -> list[Customer]:
    """Customers each worth a euro more than the one before."""
    crowd = Customer.objects.bulk_create(Customer(name=f"C {n}", search_name=" c") for n in range(PLENTY))
    Valuation.objects.bulk_create(
        Valuation(reckoning=reckoning, customer=each, score=worth, margin_rate=0.3, margin=worth, service=0,
                  actual=worth, potential=worth)
        for worth, each in enumerate(crowd)
    )  # fmt: skip
    return crowd


def tell(kind: FactType, answers: dict[Customer, object]) -> None:
    now = timezone.now()
    Fact.objects.bulk_create(
        Fact(customer=customer, type=kind, value=value, origin="said", asserted_at=now)
        for customer, value in answers.items()
    )


def test_the_question_whose_answers_split_value_is_golden(
    reckoning: Reckoning, crowd: list[Customer], buys_for: FactType
) -> None:
    dice = Random(2)
    weather = FactType.objects.create(key="weather", label="Weather", value="choice")
    tell(buys_for, {each: "work" if dice.random() * PLENTY < n else "presents" for n, each in enumerate(crowd)})
    tell(weather, {each: dice.choice(["sun", "rain"]) for each in crowd})
    weigh_answers(reckoning)
    golden = AnswerWorth.objects.golden()
    assert golden is not None and golden.type == buys_for
    assert 0 < golden.low < golden.share < golden.high < 0.5
    assert [one["answer"] for one in golden.split] in (["work", "presents"], ["presents", "work"])
    assert sum(golden.split[0]["fifths"]) == golden.split[0]["customers"]
    assert not AnswerWorth.objects.get(type=weather).beats_chance


def test_where_nothing_beats_chance_no_question_is_golden(
    reckoning: Reckoning, crowd: list[Customer], buys_for: FactType
) -> None:
    dice = Random(4)
    tell(buys_for, {each: dice.choice(["work", "presents"]) for each in crowd})
    assert [each.customers for each in weigh_answers(reckoning)] == [PLENTY]
    assert AnswerWorth.objects.golden() is None


def test_few_answers_are_not_weighed(reckoning: Reckoning, crowd: list[Customer], buys_for: FactType) -> None:
    tell(buys_for, dict.fromkeys(crowd[:99], "work"))
    assert weigh_answers(reckoning) == []


def test_numbers_and_days_are_cut_into_quarters(reckoning: Reckoning, crowd: list[Customer]) -> None:
    owned = FactType.objects.create(key="owned", label="Owned", value="number")
    born = FactType.objects.create(key="born", label="Born", value="date")
    tell(owned, {each: n for n, each in enumerate(crowd)})
    tell(born, {each: f"19{20 + n // 4:02}-01-01" for n, each in enumerate(crowd)})
    weigh_answers(reckoning)
    weighed = {each.type_id: each for each in AnswerWorth.objects.current()}
    assert [one["answer"] for one in weighed["owned"].split] == ["0", "100", "150", "50"]
    assert weighed["born"].answers == 4
    assert all(each.beats_chance and each.share > 0.5 for each in weighed.values())


def test_who_gave_several_answers_counts_once(reckoning: Reckoning, crowd: list[Customer]) -> None:
    hobby = FactType.objects.create(key="hobby", label="Hobby", several=True)
    tell(hobby, {each: "Chess" if n % 2 else "sailing" for n, each in enumerate(crowd)})
    tell(hobby, dict.fromkeys(crowd[:40], "chess"))
    [weighed] = weigh_answers(reckoning)
    assert weighed.customers == PLENTY
    assert weighed.split[0] == {"answer": "chess", "customers": 120, "fifths": [40, 20, 20, 20, 20]}


def test_weighing_again_replaces_what_was_found(
    reckoning: Reckoning, crowd: list[Customer], buys_for: FactType
) -> None:
    tell(buys_for, {each: "work" if n % 3 else "presents" for n, each in enumerate(crowd)})
    first = weigh_answers(reckoning)[0]
    again = weigh_answers(reckoning)[0]
    assert AnswerWorth.objects.count() == 1
    assert (first.share, first.chance) == (again.share, again.chance)
