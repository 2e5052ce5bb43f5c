"""What this room shows on a customer's page: how to reach them, who belongs to them, what we know, what they allowed."""

from typing import Any

from django.utils import timezone

from customers.models import Customer, CustomField, Fact, Relationship
from customers.models.consent_matrix import consent_matrix
from customers.rules.custom_values import for_kind
from customers.views.asked import channels
from staff.models import Member
from staff.rules.powers import Power
from wiring.panels import Place, panel


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
    known = Relationship.objects.of(customer).visible_to(viewer)
    return {
        "people": [(each, *each.seen_from(customer)) for each in known],
        "may_edit": viewer.may(Power.EDIT_CUSTOMERS),
    }


@panel(place=Place.SIDE, order=20, template="customers/panels/facts.html")
def facts(customer: Customer, viewer: Member) -> dict[str, Any]:
    """What we take for true today, with where we have it from and since when."""
    standing = Fact.objects.filter(customer=customer).standing(timezone.now()).for_reading()
    return {"facts": standing, "may_edit": viewer.may(Power.EDIT_CUSTOMERS)}


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
    fields = for_kind(CustomField.objects.all(), customer.kind)
    return {
        "values": [(field.label, field.show(customer.custom.get(field.key))) for field in fields],
        "may_edit": viewer.may(Power.EDIT_CUSTOMERS),
        "may_assign": viewer.may(Power.ASSIGN_MANAGERS),
    }
