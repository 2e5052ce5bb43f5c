"""What this room offers to narrow the list of customers by. The company's own fields are filters as well."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from django.conf.locale import LANG_INFO
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from customers.models import Customer, CustomField, Event, Fact, FactType, Viewer
from customers.models.customer import CustomerQuerySet, called
from customers.rules.search_terms import read_terms
from customers.rules.typed_values import BadValue, Value, read
from staff.models import Member
from staff.rules.powers import Power
from wiring.filters import ListFilter, Unreadable, list_filter
from wiring.search import look_everywhere

NOBODY, ME = "nobody", "me"
CUSTOM = "custom."
MOST_FOUND = 200


def members(viewer: Viewer) -> list[tuple[str, Any]]:
    active = Member.objects.active()
    looking_after = (active.holding(Power.SEE_BOOK) | active.holding(Power.SEE_ALL)).values_list("pk", "name")
    return [(ME, _("me")), (NOBODY, _("nobody")), *((str(pk), name) for pk, name in looking_after)]


@list_filter(label=_("Text"), written_as="search", order=10)
def q(customers: CustomerQuerySet, value: str, viewer: Viewer) -> CustomerQuerySet:
    """As the search box finds them; of those who are called so, all."""
    found = Q(pk__in=[each.customer_id for each in look_everywhere(value, viewer, MOST_FOUND)])
    words = read_terms(value).words
    return customers.filter(found | called(words) if words else found)


@list_filter(label=_("Kind"), choices=lambda _viewer: Customer.Kind.choices, order=20)
def kind(customers: CustomerQuerySet, value: str, viewer: Viewer) -> CustomerQuerySet:
    if value not in Customer.Kind:
        raise Unreadable(value)
    return customers.filter(kind=value)


@list_filter(label=_("Looked after by"), choices=members, order=30)
def manager(customers: CustomerQuerySet, value: str, viewer: Viewer) -> CustomerQuerySet:
    if value == NOBODY:
        return customers.filter(manager=None)
    if value != ME and not (value.isascii() and value.isdigit() and len(value) < 19):
        raise Unreadable(value)
    return customers.filter(manager_id=viewer.pk if value == ME else int(value))


def languages(viewer: Viewer) -> list[tuple[str, Any]]:
    named = [(code, get_language_info(code)["name_translated"]) for code, info in LANG_INFO.items() if "name" in info]
    return sorted(named, key=lambda pair: pair[1])


@list_filter(label=_("Language"), choices=languages, order=35)
def language(customers: CustomerQuerySet, value: str, viewer: Viewer) -> CustomerQuerySet:
    if value not in LANG_INFO:
        raise Unreadable(value)
    return customers.filter(language=value)


def learned(viewer: Viewer) -> list[tuple[str, Any]]:
    """The kinds of facts; behind each of those with fixed answers these as well."""
    return [pair for kind in FactType.objects.filter(active=True) for pair in answers_of(kind)]


def answers_of(kind: FactType) -> list[tuple[str, Any]]:
    yes_or_no = [("yes", gettext("yes")), ("no", gettext("no"))]
    fixed = yes_or_no if kind.value == "yes_no" else [(choice, choice) for choice in kind.choices]
    return [(kind.pk, kind.label), *((f"{kind.pk}:{answer}", f"{kind.label}: {shown}") for answer, shown in fixed)]


@list_filter(label=_("We know"), choices=learned, order=46)
def fact(customers: CustomerQuerySet, value: str, viewer: Viewer) -> CustomerQuerySet:
    """Customers of whom we know such a thing today (`buys_for`), or the very answer (`buys_for:presents`)."""
    key, colon, answer = value.partition(":")
    kind = FactType.objects.filter(pk=key).first()
    if kind is None:
        raise Unreadable(value)
    standing = Fact.objects.standing(timezone.now()).filter(customer=OuterRef("pk"), type=kind)
    if colon:
        try:
            standing = standing.filter(value=kind.read(answer))
        except BadValue:
            raise Unreadable(value) from None
    return customers.filter(Exists(standing))


@list_filter(label=_("Silent since"), written_as="date", order=50)
def silent(customers: CustomerQuerySet, value: str, viewer: Viewer) -> CustomerQuerySet:
    """No contact in either direction on that day or after it."""
    try:
        day = timezone.make_aware(datetime.combine(date.fromisoformat(value), time.min))
    except (ValueError, OverflowError):
        raise Unreadable(value) from None
    return customers.exclude(Exists(Event.objects.contacts().filter(customer=OuterRef("pk"), happened_at__gte=day)))


def custom_filters(fields: list[CustomField]) -> list[ListFilter]:
    """One filter for each of the company's own fields; for numbers and days also from and to."""
    offered = []
    for field in fields:
        offered.append(ListFilter(CUSTOM + field.key, field.label, equals(field), choices_of(field), input_of(field)))
        if field.value in (CustomField.Value.NUMBER, CustomField.Value.DATE):
            for end, lookup, label in (("from", "gte", _("%s from")), ("to", "lte", _("%s to"))):
                name = f"{CUSTOM}{field.key}.{end}"
                offered.append(ListFilter(name, label % field.label, within(field, lookup), None, input_of(field)))
    return offered


def choices_of(field: CustomField) -> Callable[[Viewer], list[tuple[str, Any]]] | None:
    if field.value == CustomField.Value.CHOICE:
        return lambda _viewer: [(choice, choice) for choice in field.choices]
    if field.value == CustomField.Value.YES_NO:
        return lambda _viewer: [("yes", _("yes")), ("no", _("no"))]
    return None


def input_of(field: CustomField) -> str:
    return field.value if field.value in (CustomField.Value.DATE, CustomField.Value.NUMBER) else "text"


def equals(field: CustomField) -> Callable[[CustomerQuerySet, str, Viewer], CustomerQuerySet]:
    """The same answer, by the index; of text, a part of it."""

    def narrow(customers: CustomerQuerySet, value: str, viewer: Viewer) -> CustomerQuerySet:
        answer = understood(field, value)
        if field.value == CustomField.Value.TEXT:
            return customers.filter(**{f"custom__{field.key}__icontains": answer})
        return customers.filter(custom__contains={field.key: answer})

    return narrow


def within(field: CustomField, lookup: str) -> Callable[[CustomerQuerySet, str, Viewer], CustomerQuerySet]:
    def narrow(customers: CustomerQuerySet, value: str, viewer: Viewer) -> CustomerQuerySet:
        return customers.filter(**{f"custom__{field.key}__{lookup}": understood(field, value)})

    return narrow


def understood(field: CustomField, value: str) -> Value:
    try:
        answer = read(value, as_=field.value, choices=field.choices)
    except BadValue as bad:
        raise Unreadable(value) from bad
    if answer is None:
        raise Unreadable(value)
    return answer
