"""What stands behind the charts, as files."""

import csv
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from customers.rules.spreadsheets import guard
from staff.doors import MemberRequest, needs
from staff.models import Member
from staff.rules.powers import Power
from value.models import Reckoning, Snapshot, Stage, Tier
from value.models.base_seen import base_seen_by, fifths_seen_by, stages_seen_by
from value.models.portfolios import returns_of

type Rows = Iterable[Iterable[Any]]


@require_safe
@needs(Power.SEE_VALUE)
def chart_file(request: MemberRequest, chart: str) -> HttpResponse:
    """The table of one chart as CSV."""
    reckoning = Reckoning.objects.current()
    if reckoning is None or chart not in CHARTS:
        raise Http404
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Disposition"] = f'attachment; filename="{chart}-{reckoning.as_of:%Y-%m-%d}.csv"'
    response.write("\ufeff")
    csv.writer(response).writerows(map(safe, CHARTS[chart](reckoning, request.user)))
    return response


def safe(row: Iterable[Any]) -> list[Any]:
    """Numbers as they are; words such that no spreadsheet calculates them."""
    return [cell if cell is None or isinstance(cell, int | float | Decimal) else guard(str(cell)) for cell in row]


def grid(reckoning: Reckoning, viewer: Member) -> Rows:
    shown = base_seen_by(viewer, reckoning)["grid"]
    yield [_("potential from"), _("actual from"), _("customers")]
    rows, columns = [None, *shown["potential_borders"]], [None, *shown["actual_borders"]]
    for row, counts in zip(reversed(rows), shown["counts"], strict=True):
        for column, count in zip(columns, counts, strict=True):
            yield ["" if row is None else row, "" if column is None else column, count]


def lorenz(reckoning: Reckoning, viewer: Member) -> Rows:
    yield [_("share of customers"), _("share of value")]
    curve = base_seen_by(viewer, reckoning)["spread"]["curve"]
    yield from ([place / (len(curve) - 1), share] for place, share in enumerate(curve))


def stages(reckoning: Reckoning, viewer: Member) -> Rows:
    yield [_("stage"), _("customers")]
    yield from ([Stage(stage).label, customers] for stage, customers in stages_seen_by(viewer, reckoning).items())


def life_cycle(reckoning: Reckoning, viewer: Member) -> Rows:
    yield [_("fifth of recency"), _("fifth of frequency"), _("customers")]
    yield from ([*fifths, customers] for fifths, customers in sorted(fifths_seen_by(viewer, reckoning).items()))


def path(reckoning: Reckoning, viewer: Member) -> Rows:
    yield [_("day"), _("customers"), _("equity"), "Gini", _("diversity of needs"), _("needs known")]
    if viewer.sees_every_customer:
        yield from Snapshot.objects.values_list("day", "customers", "equity", "gini", "diversity", "coverage")


def trust(reckoning: Reckoning, viewer: Member) -> Rows:
    figures = ("capture20", "revenue_share20", "mae", "spearman", "total_ratio")
    yield [_("model"), *figures]
    for name, verdict in reckoning.verdict.get("models", {}).items():
        yield [name, *(verdict[figure] for figure in figures)]


def tiers(reckoning: Reckoning, viewer: Member) -> Rows:
    yield [_("tier"), _("customers")]
    nobody, *counts = base_seen_by(viewer, reckoning)["tiers"]
    counted = dict(zip(Tier, counts, strict=True))
    yield from ([tier.label, count + (nobody if tier is Tier.LOW else 0)] for tier, count in counted.items())


def returns(reckoning: Reckoning, viewer: Member) -> Rows:
    yield [_("customer manager"), _("day"), _("customers"), _("equity"), _("cash flow"), _("return on customer")]
    for portfolio in returns_of(viewer):
        for month in portfolio.months:
            yield [portfolio.manager, month.day, month.customers, month.equity, month.cash_flow, month.returned]


CHARTS = {
    "grid": grid, "lorenz": lorenz, "stages": stages, "life-cycle": life_cycle, "path": path, "trust": trust, "tiers": tiers,
    "returns": returns,
}  # fmt: skip
