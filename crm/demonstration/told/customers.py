"""The verbs of the room `customers`."""

from datetime import datetime
from typing import Any

from django.conf import settings

from crm.demonstration.chronicle import Chronicle
from customers.events import (
    ADDRESS_ADDED,
    CONSENT_GIVEN,
    CONSENT_WITHDRAWN,
    CUSTOMER_CHANGED,
    CUSTOMER_CREATED,
    FACT_ASSERTED,
    IDENTITY_ADDED,
    IDENTITY_VERIFIED,
    MANAGER_GIVEN,
    RELATED,
)
from customers.models import Address, Consent, Customer, Event, Fact, FactType, Identity, Relationship, Wording
from customers.rules.identities import normalise
from customers.rules.names import search_text
from staff.models import Member


def create_customer(book: Chronicle, name: str, at: datetime, *, by: Member | None = None, **fields: Any) -> Customer:
    customer = book.add(Customer(name=name, search_name=search_text(name), created_at=at, **fields))
    book.record(customer, CUSTOMER_CREATED, at, by=by, summary=name)
    return customer


def assign_manager(book: Chronicle, manager: Member, at: datetime, *, to: Customer, by: Member | None = None) -> None:
    before, to.manager = to.manager_id, manager
    details = {"before": before, "after": manager.pk}
    book.record(to, MANAGER_GIVEN, at, by=by, summary=manager.name, details=details)


def change_custom(book: Chronicle, customer: Customer, at: datetime, values: dict[str, Any], *, by: Member) -> None:
    changes = {f"custom.{key}": {"before": customer.custom.get(key), "after": value} for key, value in values.items()}
    customer.custom |= values
    customer.version += 1
    details = {"version": customer.version, "seen": None, "changes": changes}
    book.record(customer, CUSTOMER_CHANGED, at, by=by, summary=", ".join(values), details=details)


def add_identity(
    book: Chronicle, raw: str, at: datetime, *, to: Customer, kind: str, primary: bool = True, **fields: Any
) -> Identity:
    by = fields.pop("by", None)
    normalised = normalise(kind, raw, region=settings.DEFAULT_REGION, label=fields.get("label", ""))
    if normalised is None:
        raise ValueError(f"{raw} cannot be an identity of the kind {kind}.")
    identity = book.add(
        Identity(customer=to, kind=kind, raw=raw, normalised=normalised, is_primary=primary, created_at=at, **fields)
    )
    book.record(to, IDENTITY_ADDED, at, by=by, summary=raw, about=identity, details={"kind": kind})
    return identity


def verify_identity(book: Chronicle, identity: Identity, at: datetime, *, how: str, by: Member) -> None:
    identity.verified_at, identity.verified_how = at, how
    details = {"kind": identity.kind, "how": how}
    book.record(identity.customer, IDENTITY_VERIFIED, at, by=by, summary=identity.raw, about=identity, details=details)


def add_address(
    book: Chronicle, at: datetime, *, to: Customer, use: str = Address.Use.HOME, primary: bool = True, **place: Any
) -> Address:
    by = place.pop("by", None)
    address = book.add(Address(customer=to, use=use, is_primary=primary, created_at=at, **place))
    book.record(to, ADDRESS_ADDED, at, by=by, summary=str(address), about=address, details={"use": use})
    return address


def assert_fact(
    book: Chronicle,
    value: Any,
    at: datetime,
    *,
    about: Customer,
    kind: FactType,
    origin: str = Fact.Origin.SAID,
    by: Member | None = None,
    source: Event | None = None,
) -> Fact:
    """A customer has at most one fact of a kind here, so that nothing is superseded; `supersede` ends one."""
    fact = book.add(
        Fact(
            customer=about,
            type=kind,
            value=value,
            origin=origin,
            asserted_at=at,
            asserted_by=by,
            expires_at=kind.expiry(at),
        )
    )
    if source:
        book.link(fact, "source_event_id", source)
    tell_fact(book, fact, before=[])
    return fact


def supersede(book: Chronicle, old: Fact, value: Any, at: datetime, *, by: Member | None = None) -> Fact:
    """A later answer takes the place of an earlier one."""
    kind = old.type
    new = book.add(
        Fact(
            customer=old.customer,
            type=kind,
            value=value,
            origin=Fact.Origin.SAID,
            asserted_at=at,
            asserted_by=by,
            expires_at=kind.expiry(at),
        )
    )
    old.ended_at, old.ending, old.superseded_by = at, Fact.Ending.SUPERSEDED, new
    tell_fact(book, new, before=[old.value])
    return new


def tell_fact(book: Chronicle, fact: Fact, *, before: list[Any]) -> None:
    kind = fact.type
    details = {"type": kind.pk, "label": kind.label, "value": fact.value, "origin": fact.origin, "before": before}
    book.record(
        fact.customer,
        FACT_ASSERTED,
        fact.asserted_at,
        by=fact.asserted_by,
        summary=f"{kind.label}: {fact.shown}",
        about=fact,
        details=details,
    )


def give_consent(
    book: Chronicle,
    customer: Customer,
    at: datetime,
    *,
    to: str,
    on: str,
    wording: Wording | None,
    how: str,
    proof: str,
    by: Member | None = None,
    given: bool = True,
) -> None:
    consent = book.add(
        Consent(
            customer=customer,
            purpose=to,
            channel_id=on,
            given=given,
            wording=wording,
            how=how,
            proof=proof,
            happened_at=at,
            recorded_at=at,
            by=by,
        )
    )
    book.record(
        customer,
        CONSENT_GIVEN if given else CONSENT_WITHDRAWN,
        at,
        by=by,
        summary=str(consent.get_purpose_display()),
        about=consent,
        details={"purpose": to, "on": on, "how": how},
    )


def withdraw_consent(
    book: Chronicle, customer: Customer, at: datetime, *, to: str, on: str, how: str = "", by: Member | None = None
) -> None:
    give_consent(book, customer, at, to=to, on=on, wording=None, how=how, proof="", by=by, given=False)


def relate(
    book: Chronicle,
    customer: Customer,
    at: datetime,
    *,
    to: Customer,
    as_: str,
    by: Member | None = None,
    note: str = "",
) -> None:
    if as_ == Relationship.Kind.HOUSEHOLD and to.pk < customer.pk:
        customer, to = to, customer
    relationship = book.add(Relationship(customer=customer, other=to, kind=as_, note=note, since=at))
    for mine, theirs in ((customer, to), (to, customer)):
        details = {"kind": as_, "other": theirs.pk, "from": customer.pk}
        book.record(mine, RELATED, at, by=by, about=relationship, details=details)
