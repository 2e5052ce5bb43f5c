"""What this room shows on a customer's page: how to reach them, who belongs to them, what we know, what they allowed."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from customers.models import Customer, CustomField, Fact, Relationship, Sight, book_of
from customers.models.consent_matrix import consent_matrix
from customers.rules.custom_values import for_kind
from customers.views.asked import channels
from staff.models import Member
from staff.rules.powers import Power
from wiring.panels import Place, panel
from wiring.questions import question


@panel(place=Place.NOW, order=20, template="customers/panels/reach.html")
def reach(customer: Customer, viewer: Member) -> dict[str, Any]:
    """How to reach and recognise them, and where they are; reads what the page has already fetched."""
    return {
        "identities": sorted(customer.identities.all(), key=lambda identity: identity.usefulness),
        "addresses": customer.addresses.all(),
        "may_edit": viewer.may(Power.EDIT_CUSTOMERS),
    }


@panel(place=Place.NOW, order=30, template="customers/panels/people.html")
def people(customer: Customer, viewer: Member) -> dict[str, Any] | None:
    """Who belongs together with them; only customers the viewer may see as well."""
    return {
        "people": [(each, *each.seen_from(customer)) for each in related(customer.pk, book_of(viewer))],
        "may_edit": viewer.may(Power.EDIT_CUSTOMERS),
    }


@panel(place=Place.SIDE, order=20, template="customers/panels/facts.html")
def facts(customer: Customer, viewer: Member) -> dict[str, Any]:
    """What we take for true today, with where we have it from and since when."""
    return {"facts": standing_facts(customer.pk, timezone.now()), "may_edit": viewer.may(Power.EDIT_CUSTOMERS)}


@panel(place=Place.SIDE, order=40, template="customers/panels/consent.html")
def consent(customer: Customer, viewer: Member) -> dict[str, Any]:
    """Their last word for each purpose on each channel."""
    return {
        "matrix": consent_matrix(customer, channels(customer, viewer)),
        "may_change": viewer.may(Power.CHANGE_CONSENT),
    }


@panel(place=Place.SIDE, order=50, template="customers/panels/details.html")
def details(customer: Customer, viewer: Member) -> dict[str, Any]:
    """Who they are in our files: kind, language, time zone, who looks after them, the company's own fields."""
    fields = for_kind(custom_fields(), customer.kind)
    return {
        "values": [(field.label, field.show(customer.custom.get(field.key))) for field in fields],
        "may_edit": viewer.may(Power.EDIT_CUSTOMERS),
        "may_assign": viewer.may(Power.ASSIGN_MANAGERS),
    }


@question
def related(customer: int, book: int | None) -> QuerySet[Relationship]:
    return Relationship.objects.of(customer).visible_to(Sight(book))


@question
def standing_facts(customer: int, now: datetime) -> QuerySet[Fact]:
    return Fact.objects.filter(customer=customer).standing(now).for_reading()


@question
def custom_fields() -> QuerySet[CustomField]:
    return CustomField.objects.all()
