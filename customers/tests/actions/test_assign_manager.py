import pytest

from customers.actions.assign_manager import AssignedMeanwhile, assign_manager
from customers.events import MANAGER_GIVEN
from customers.models import Customer
from staff.models import Member


def test_who_looks_after_a_customer_sees_them(otto: Customer, sue: Member, zoe: Member) -> None:
    assert not Customer.objects.visible_to(zoe).filter(pk=otto.pk).exists()
    assign_manager(zoe, to=otto, by=sue)
    assert Customer.objects.visible_to(zoe).filter(pk=otto.pk).exists()
    event = otto.events.named(MANAGER_GIVEN).get()
    assert event.details == {"before": None, "after": zoe.pk}
    assert event.by == sue


def test_assigning_the_same_again_writes_nothing(mira: Customer, sue: Member, rita: Member) -> None:
    assert assign_manager(rita, to=mira, by=sue) is None
    assert not mira.events.named(MANAGER_GIVEN).exists()


def test_a_customer_may_have_nobody(mira: Customer, sue: Member) -> None:
    assign_manager(None, to=mira, by=sue)
    mira.refresh_from_db()
    assert mira.manager is None


def test_who_decided_on_old_news_is_told(mira: Customer, sue: Member, rita: Member, zoe: Member, ana: Member) -> None:
    assign_manager(zoe, to=mira, by=sue, instead_of=rita.pk)
    with pytest.raises(AssignedMeanwhile) as meanwhile:
        assign_manager(ana, to=mira, by=sue, instead_of=rita.pk)
    assert meanwhile.value.manager == zoe
    mira.refresh_from_db()
    assert mira.manager == zoe
