"""How tiers and stages are called on a page."""

from datetime import date, datetime, timedelta
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _

from value.models import Stage, Tier

register = template.Library()

MODELS = {
    "past_revenue": _("paid most so far"),
    "frequency": _("bought on most days"),
    "recency": _("bought last"),
    "rfm": _("RFM: recency, frequency, money"),
    "past_rate": _("purchases a week so far"),
    "rate_times_mean": _("purchases a week times what was paid"),
    "average of model and revenue": _("average of the ranks of model and revenue"),
    "average of model and rfm": _("average of the ranks of model and RFM"),
    "average of model, revenue and rfm": _("average of the ranks of model, revenue and RFM"),
}
PARTS = {
    "bg_nbd": "BG/NBD", "mbg_nbd": "MBG/NBD", "pareto_nbd": "Pareto/NBD", "past_spend": _("past spend"),
    "shrunk_spend": _("spend by empirical Bayes"),
}  # fmt: skip


# Of each fact: what is said where it is more than usual, and where it is less. Never a sum: agents read this as well.
WORDS = {
    "purchases": (_("buys often"), _("buys seldom")),
    "spend": (_("pays much at a time"), _("pays little at a time")),
    "margin_rate": (_("much of it stays with us"), _("little of it stays with us")),
    "alive": (_("likely to buy again"), _("hardly likely to buy again")),
    "service": (_("costs much to serve"), _("costs little to serve")),
    "growth": (_("could buy what customers like them buy"),) * 2,
    "elsewhere": (_("buys from others as well"),) * 2,
    "channel": (_("could be served by a cheaper channel"),) * 2,
}
SAID = 2


@register.filter
def in_words(reasons: list[tuple[str, float, float]] | None) -> str:
    """The first reasons for a tier, as they are kept with it: [fact, value, usual] each. Unknown ones are left out."""
    said = [str(WORDS[fact][value < usual]) for fact, value, usual in reasons or [] if fact in WORDS]
    return ", ".join(said[:SAID])


@register.filter
def tier_name(code: str) -> str:
    return str(Tier(code).label) if code in Tier.values else code


@register.filter
def stage_name(code: str) -> str:
    return str(Stage(code).label) if code in Stage.values else code


@register.filter
def day_of(day: str) -> str:
    """A day kept as 2026-05-31, as the reader writes days."""
    return date_format(date.fromisoformat(day[:10]))


@register.filter
def percent(share: float | None) -> str:
    """A share from 0 to 1 in whole percent; nothing for what is unknown. What is more than nothing is never shown as
    nothing, and what is not all never as all."""
    if share is None:
        return ""
    whole = round(share * 100) or int(share > 0)
    return f"{99 if whole == 100 and share < 1 else whole}\N{NO-BREAK SPACE}%"


@register.filter
def rounded(number: float | None) -> str:
    """A count that was estimated: with one decimal place while it is small."""
    return "" if number is None else number_format(number, 1 if abs(number) < 10 else 0)


@register.filter
def last_day(until: datetime) -> str:
    """The last day on which something holds that ends at this moment, at midnight."""
    return date_format(timezone.localtime(until - timedelta(seconds=1)), "SHORT_DATE_FORMAT")


@register.filter
def name(model: str) -> str:
    """A model or a rule of thumb as people call it."""
    if model in MODELS:
        return str(MODELS[model])
    return " + ".join(str(PARTS.get(part, part)) for part in model.split(" + "))


@register.filter
def names(models: list[str]) -> str:
    return ", ".join(name(model) for model in models)


@register.filter
def points(share: float) -> str:
    """A difference of shares, in percentage points with one decimal place."""
    return f"{number_format(share * 100, 1)}\N{NO-BREAK SPACE}%"


@register.filter
def hundredfold(share: float) -> str:
    """A share for an attribute that counts to a hundred, in the writing of HTML."""
    return f"{share * 100:.1f}"


@register.filter
def get(table: dict[str, Any], key: str) -> Any:
    """What a table has under a key that is only known to the page; nothing, if nothing."""
    return table.get(key)


@register.filter
def in_tenths(verdict: dict[str, Any]) -> list[tuple[list[float], list[float]]]:
    """Of each tenth of customers: what was foretold and came in money, and of those who bought again."""
    return list(zip(verdict["tenths"], verdict["returned"], strict=True))
