from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from customers.actions.deliver_reactions import deliver_reactions
from customers.models import Channel, Customer, Event
from interactions.actions.record_contact import record_contact
from staff.models import Member
from value.actions.refresh_service import refresh_service
from value.models import Service


def talk(customer: Customer, channel: str, by: Member, *, days_ago: int = 1) -> None:
    at = timezone.now() - timedelta(days=days_ago)
    record_contact(customer, channel=channel, direction="in", summary="Asked for a record", at=at, by=by)


def test_contacts_cost_what_their_channels_cost(mira: Customer, ana: Member) -> None:
    Channel.objects.filter(pk="phone").update(cost_per_contact=Decimal("4.5"))
    Channel.objects.filter(pk="email").update(cost_per_contact=Decimal("2.2"))
    for channel in ("phone", "phone", "email"):
        talk(mira, channel, ana)
    refresh_service([mira.pk], as_of=timezone.localdate())
    service = Service.objects.get(customer=mira)
    assert (service.contacts, service.cost) == (3, Decimal("11.2"))
    assert (service.dearest_id, service.dearest_contacts, service.dearest_cost) == ("phone", 2, Decimal(9))


def test_what_is_older_than_a_year_does_not_count(mira: Customer, ana: Member) -> None:
    talk(mira, "phone", ana, days_ago=366)
    refresh_service([mira.pk], as_of=timezone.localdate())
    assert not Service.objects.exists()
    talk(mira, "phone", ana, days_ago=364)
    refresh_service([mira.pk], as_of=timezone.localdate())
    assert Service.objects.get().contacts == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_kept_up_to_date_from_the_log_it_is_the_same_as_built_anew(mira: Customer, otto: Customer, ana: Member) -> None:
    for who in (mira, otto):
        for channel in ("phone", "chat", "email"):
            talk(who, channel, ana)
    deliver_reactions("value.add_up_service", up_to=Event.objects.last_position())
    kept = list(Service.objects.order_by("pk").values_list())
    assert len(kept) == 2
    Service.objects.all().delete()
    refresh_service(span=(0, otto.pk), as_of=timezone.localdate())
    assert list(Service.objects.order_by("pk").values_list()) == kept
