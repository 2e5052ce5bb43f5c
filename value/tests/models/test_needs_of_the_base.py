import pytest
from pytest_django import DjangoAssertNumQueries

from customers.models import Customer
from staff.models import Member
from value.models import Need, NeedGroup
from value.models.needs_of_the_base import needs_of_the_base
from value.tests.conftest import have


@pytest.fixture
def speed(db: None) -> NeedGroup:
    return NeedGroup.objects.create(name="Speed", meaning="They want it tomorrow.", position=200)


def test_needs_are_counted_with_how_much_nobody_knows(
    mira: Customer, otto: Customer, givers: NeedGroup, speed: NeedGroup
) -> None:
    have(mira, givers)
    have(mira, speed, origin="observed")
    base = needs_of_the_base()
    assert [(each.group, each.customers, each.told, each.share) for each in base.groups] == [
        (givers, 1, 1, 0.5),
        (speed, 1, 0, 0.5),
    ]
    assert (base.customers, base.known, base.unknown, base.coverage, base.unknown_share) == (2, 1, 1, 0.5, 0.5)
    assert base.diversity == 1.0


def test_declined_needs_and_groups_out_of_use_are_not_known(
    mira: Customer, otto: Customer, givers: NeedGroup, speed: NeedGroup
) -> None:
    have(mira, givers, verdict=Need.Verdict.DECLINED)
    have(otto, speed)
    NeedGroup.objects.filter(pk=speed.pk).update(active=False)
    base = needs_of_the_base()
    assert (base.known, base.diversity, base.is_known_enough) == (0, None, False)
    assert [each.customers for each in base.groups] == [0]


def test_everybody_counts_only_whom_they_may_see(
    mira: Customer, otto: Customer, givers: NeedGroup, rita: Member, zoe: Member, sue: Member
) -> None:
    have(mira, givers)
    have(otto, givers)
    counted = {viewer.name: needs_of_the_base(viewer) for viewer in (rita, zoe, sue)}
    assert {name: (base.customers, base.groups[0].customers) for name, base in counted.items()} == {
        "Rita": (1, 1),
        "Zoe": (0, 0),
        "Sue": (2, 2),
    }


def test_it_takes_four_questions_however_many_groups_there_are(
    givers: NeedGroup, speed: NeedGroup, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):
        needs_of_the_base()
