from datetime import timedelta

from value.actions.fill_in_months import fill_in_months
from value.models import Reckoning, Snapshot
from value.rules.spans import ends_of_months


def test_the_latest_month_that_is_missing_comes_first(reckoned: Reckoning) -> None:
    wanted = ends_of_months(reckoned.as_of, 2)
    for _minute in wanted:
        fill_in_months()
    assert list(Snapshot.objects.values_list("day", flat=True)) == [reckoned.as_of, *wanted]


def test_before_the_first_reckoning_nothing_is_played_again(db: None) -> None:
    fill_in_months()
    assert not Snapshot.objects.exists()


def test_a_month_before_anybody_bought_says_nothing(reckoned: Reckoning) -> None:
    for day in ends_of_months(reckoned.as_of, 12):
        Snapshot.objects.create(day=day, customers=1, equity=0)
    Snapshot.objects.filter(day__lt=reckoned.as_of - timedelta(days=300)).delete()
    kept = Snapshot.objects.count()
    fill_in_months()
    assert Snapshot.objects.count() == kept + 1
