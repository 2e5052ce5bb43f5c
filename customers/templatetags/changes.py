"""How lines of history read that say what was changed about a customer."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from customers.models import Address, Consent, Fact, Identity, Relationship

register = template.Library()

SHORT = 60


@register.filter
def field_name(field: str) -> str:
    """A changed field in words; the company's own by their key, for they may be gone from the catalogue."""
    named = {
        "name": _("name"),
        "kind": _("kind"),
        "language": _("language"),
        "time_zone": _("time zone"),
        "use": _("use"),
        "lines": _("street"),
        "postcode": _("postcode"),
        "city": _("town"),
        "region": _("region"),
        "country": _("country"),
        "is_primary": _("first to use"),
    }
    return named.get(field) or field.removeprefix("custom.").replace("_", " ")


@register.filter
def changed_value(value: Any) -> str:
    """A value before or after, in one short line; nothing is a dash."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    text = " ".join(str(value).split()) if value not in (None, "") else "—"
    return f"{text[:SHORT]}…" if len(text) > SHORT else text


@register.filter
def identity_kind(kind: str) -> str:
    return str(Identity.Kind(kind).label) if kind in Identity.Kind else kind


@register.filter
def address_use(use: str) -> str:
    return str(Address.Use(use).label) if use in Address.Use else use


@register.filter
def origin(code: str) -> str:
    return str(Fact.Origin(code).label) if code in Fact.Origin else code


@register.filter
def purpose(code: str) -> str:
    return str(Consent.Purpose(code).label) if code in Consent.Purpose else code


@register.filter
def relation(code: str) -> str:
    return str(Relationship.Kind(code).label) if code in Relationship.Kind else code
