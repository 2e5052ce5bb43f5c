from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Max, Min, Sum

from crm.demonstration.cdnow import read_purchases
from customers.models import Customer, Event
from purchases.models import Order

MOMENT = datetime(2026, 11, 20, 15, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def demonstration(db: None) -> None:
    call_command("demo", "--now", MOMENT.isoformat())


def test_every_buyer_and_every_cent_of_the_file_is_there(demonstration: None) -> None:
    purchases = read_purchases()
    assert Customer.objects.count() == len({purchase.buyer for purchase in purchases}) == 2357
    assert Order.objects.count() == len(purchases) == 6919
    assert Order.objects.aggregate(total=Sum("total"))["total"] == sum(purchase.dollars for purchase in purchases)


def test_the_last_purchase_is_today_and_nothing_lies_in_the_future(demonstration: None) -> None:
    placed = Order.objects.aggregate(first=Min("placed_at"), last=Max("placed_at"))
    assert placed["last"].astimezone(MOMENT.tzinfo).date() == MOMENT.date()
    assert not Event.objects.filter(happened_at__gt=MOMENT).exists()


def test_a_second_load_changes_nothing(demonstration: None) -> None:
    before = Event.objects.count()
    call_command("demo")
    assert Event.objects.count() == before


def test_a_database_with_customers_of_its_own_is_left_alone(otto: Customer) -> None:
    with pytest.raises(CommandError, match="has customers already"):
        call_command("demo")
    assert Customer.objects.count() == 1
