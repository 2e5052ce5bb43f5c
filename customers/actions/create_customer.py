from typing import Any

from django.db import transaction

from customers.actions.add_identity import add_identity
from customers.events import CUSTOMER_CREATED
from customers.models import Customer, CustomField, Event, Identity, NameWord
from customers.rules.names import readable_name, search_text
from staff.models import Member


@transaction.atomic
def create_customer(
    name: str,
    *,
    by: Member | None = None,
    kind: str = Customer.Kind.PERSON,
    manager: Member | None = None,
    phone: str = "",
    email: str = "",
    language: str = "",
    time_zone: str = "",
    custom: dict[str, Any] | None = None,
    source: str = "said",
    cause: Event | None = None,
) -> Customer:
    """Come to know a customer, with a first phone number and e-mail where given.

    Raises `Nameless`, `BadValues` (custom fields), `UnreadableIdentity` or `IdentityTaken` (which names the customer
    who has it); then nothing is written.
    """
    name = readable_name(name)
    given = CustomField.objects.read(custom or {}, kind=kind)
    customer = Customer.objects.create(
        name=name,
        search_name=search_text(name),
        kind=kind,
        manager=manager,
        language=language,
        time_zone=time_zone,
        custom={key: value for key, value in given.items() if value is not None},
    )
    NameWord.objects.learn(name)
    customer.record(CUSTOMER_CREATED, by=by, summary=name, cause=cause)
    if phone:
        add_identity(phone, to=customer, kind=Identity.Kind.PHONE, by=by, source=source)
    if email:
        add_identity(email, to=customer, kind=Identity.Kind.EMAIL, by=by, source=source)
    return customer
