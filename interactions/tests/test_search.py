from django.test import Client

from customers.models import Customer
from interactions.actions.remember_look import remember_look
from interactions.search import looked_at_lately
from staff.models import Member


def test_an_untyped_box_offers_whom_one_was_with_last(
    mira: Customer, otto: Customer, ana: Member, client: Client
) -> None:
    remember_look(mira, by=ana)
    remember_look(otto, by=ana)
    assert [found.customer_id for found in looked_at_lately(ana, 12)] == [otto.pk, mira.pk]
    client.force_login(ana, backend="staff.backend.MemberBackend")
    page = client.get("/search/?q=").content.decode()
    assert page.index("Otto Brandt") < page.index("Mira Lindqvist")


def test_nobody_recalls_whom_they_may_no_longer_see(mira: Customer, zoe: Member) -> None:
    remember_look(mira, by=zoe)
    assert looked_at_lately(zoe, 12) == []
