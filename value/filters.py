"""What this room offers to narrow the list of customers by: so every number on a page of value opens its rows."""

import math
import re
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from customers.models import Customer
from staff.rules.powers import Power
from value.models import History, Need, NeedGroup, Reckoning, Stage, Standing, Tier, Valuation
from value.models.base_seen import base_seen_by
from value.models.flows import movers
from value.rules.base import BANDS
from value.rules.life_cycle import DAYS, TIMES
from wiring.filters import LINK, Unreadable, list_filter

CELL = re.compile(rf"([0-{BANDS - 1}])\.([0-{BANDS - 1}])")
BEST = re.compile(r"[1-9][0-9]?|100")
LIFE_CELL = re.compile(r"([0-4])\.([0-4])")
FIFTHS = re.compile(r"([1-5])\.([1-5])|(0)\.(0)")
MOVED = re.compile(r"([a-z]{2,3})\.([a-z]{2,3})\.((?:19|2)[0-9]{6,7})\.((?:19|2)[0-9]{6,7})")
TRENDS = {"rising": (1, _("rising")), "falling": (-1, _("falling"))}

KNOWN, UNKNOWN = "known", "unknown"
ONE = re.compile(r"([0-9]{1,9})(-told)?")
"""A group by its number, and perhaps only those who told us."""

type Customers = QuerySet[Customer]


def groups_of_needs(viewer: Any) -> list[tuple[str, Any]]:
    groups = NeedGroup.objects.active()
    named = [(f"{group.pk}", group.name) for group in groups]
    told = [(f"{group.pk}-told", gettext("%(need)s, told us") % {"need": group.name}) for group in groups]
    return [*named, *told, (KNOWN, gettext("any that we know")), (UNKNOWN, gettext("not known"))] if named else []


@list_filter(label=_("Need"), choices=groups_of_needs, order=45)
def need(customers: QuerySet[Customer], value: str, viewer: Any) -> QuerySet[Customer]:
    """Customers who have a certain need, perhaps because they told us; any need we know; or none."""
    known = Need.objects.known().filter(customer=OuterRef("pk"))
    if value == UNKNOWN:
        return customers.filter(~Exists(known))
    if value == KNOWN:
        return customers.filter(Exists(known))
    if (one := ONE.fullmatch(value)) is None:
        raise Unreadable(value)
    of_group = known.filter(group=int(one[1]))
    return customers.filter(Exists(of_group.told() if one[2] else of_group))


@list_filter(label=_("Tier"), choices=lambda _viewer: Tier.choices, order=60)
def tier(customers: Customers, value: str, viewer: Any) -> Customers:
    """Treated as this tier now; low-maintenance is everybody who is nothing else."""
    if value not in Tier.values:
        raise Unreadable(value)
    standing = Standing.objects.filter(customer=OuterRef("pk"))
    if value != Tier.LOW:
        return customers.filter(Exists(standing.in_tier(value)))
    return customers.exclude(Exists(standing.exclude(Q(by_hand=Tier.LOW) | Q(by_hand="", tier=Tier.LOW))))


@list_filter(label=_("Near the border to"), choices=lambda _viewer: Tier.choices, order=61)
def near(customers: Customers, value: str, viewer: Any) -> Customers:
    """Migrators: who may soon be in this tier."""
    if value not in Tier.values:
        raise Unreadable(value)
    return customers.filter(Exists(Standing.objects.filter(customer=OuterRef("pk"), near=value)))


@list_filter(label=_("Tier given"), choices=lambda _viewer: [("yes", _("by hand"))], order=62)
def by_hand(customers: Customers, value: str, viewer: Any) -> Customers:
    if value != "yes":
        raise Unreadable(value)
    return customers.filter(Exists(Standing.objects.given_by_hand().filter(customer=OuterRef("pk"))))


@list_filter(label=_("Stage"), choices=lambda _viewer: Stage.choices, order=63)
def stage(customers: Customers, value: str, viewer: Any) -> Customers:
    if value not in Stage.values:
        raise Unreadable(value)
    return valued(customers, stage=value)


@list_filter(
    label=_("Likely to buy again"),
    choices=lambda _viewer: [(code, word) for code, (_n, word) in TRENDS.items()],
    order=64,
)
def trend(customers: Customers, value: str, viewer: Any) -> Customers:
    if value not in TRENDS:
        raise Unreadable(value)
    return valued(customers, trend=TRENDS[value][0])


@list_filter(label=_("Fifths of recency and frequency"), written_as=LINK, order=65)
def fifths(customers: Customers, value: str, viewer: Any) -> Customers:
    """As in 5.1: bought lately, for the first time. Those of 0.0 never bought."""
    if not FIFTHS.fullmatch(value):
        raise Unreadable(value)
    recency, frequency = map(int, value.split("."))
    return valued(customers, recency_fifth=recency, frequency_fifth=frequency)


@list_filter(label=_("Place on the life-cycle grid"), written_as=LINK, order=65)
def life_cell(customers: Customers, value: str, viewer: Any) -> Customers:
    """Row and column of the grid with fixed borders, from 0: bought latest, bought most rarely."""
    if not (found := LIFE_CELL.fullmatch(value)):
        raise Unreadable(value)
    row, column = int(found[1]), int(found[2])
    today = timezone.localdate()
    lately = Q(last_day__gte=today - timedelta(days=DAYS[row])) if row < len(DAYS) else Q()
    before = Q(last_day__lt=today - timedelta(days=DAYS[row - 1])) if row else Q()
    at_most = Q(purchases__lte=TIMES[column]) if column < len(TIMES) else Q()
    more = Q(purchases__gt=TIMES[column - 1]) if column else Q()
    histories = History.objects.filter(lately, before, at_most, more, customer=OuterRef("pk"))
    return customers.filter(Exists(histories))


@list_filter(label=_("Best by value, %"), written_as=LINK, order=65)
def best(customers: Customers, value: str, viewer: Any) -> Customers:
    """The best so many percent of those whose actual value is above zero; of one's own book for who sees only that."""
    if not BEST.fullmatch(value) or not may_see(viewer):
        raise Unreadable(value)
    worthy = Valuation.objects.current().filter(actual__gt=0, customer__in=Customer.objects.visible_to(viewer))
    places = math.ceil(worthy.count() * int(value) / 100)
    return customers.filter(pk__in=worthy.order_by("-actual", "customer").values("customer")[:places])


@list_filter(label=_("Place on the value grid"), written_as=LINK, order=66)
def value_cell(customers: Customers, value: str, viewer: Any) -> Customers:
    """Row and column of the grid of potential and actual value, from 0, the highest potential first."""
    reckoning = Reckoning.objects.current()
    if not (found := CELL.fullmatch(value)) or reckoning is None or not may_see(viewer):
        raise Unreadable(value)
    grid = base_seen_by(viewer, reckoning)["grid"]
    potential = within("potential", grid["potential_borders"], BANDS - 1 - int(found[1]))
    return valued(customers, potential & within("actual", grid["actual_borders"], int(found[2])))


@list_filter(label=_("Moved between tiers"), written_as=LINK, order=67)
def moved(customers: Customers, value: str, viewer: Any) -> Customers:
    """As in mvc.low.20260501.20260531: from the one tier to the other between these days."""
    if not (found := MOVED.fullmatch(value)):
        raise Unreadable(value)
    before, after, *days = found.groups()
    try:
        since, until = (date.fromisoformat(day) for day in days)
    except ValueError:
        raise Unreadable(value) from None
    return customers.filter(pk__any=movers(since, until, viewer, before, after))


def within(figure: str, borders: list[float], band: int) -> Q:
    """The figure lies in this band, counted from below."""
    least = Q(**{f"{figure}__gte": borders[band - 1]}) if band else Q()
    return least & Q(**{f"{figure}__lt": borders[band]}) if band < len(borders) else least


def valued(customers: Customers, *conditions: Q, **figures: Any) -> Customers:
    """Those whose current figures are like this."""
    return customers.filter(Exists(Valuation.objects.current().filter(*conditions, customer=OuterRef("pk"), **figures)))


def may_see(viewer: Any) -> bool:
    return hasattr(viewer, "may") and viewer.may(Power.SEE_VALUE)
