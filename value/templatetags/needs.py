"""How needs, and what they rest on, are said."""

from typing import Any

from django import template
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from customers.models.answer import show_answer
from value.models import AnswerWorth

register = template.Library()


@register.filter
def reasons(why: list[dict[str, Any]]) -> str:
    """Why a need is taken for true, all reasons in one line."""
    return "; ".join(filter(None, map(reason, why or [])))


@register.filter
def reason(one: dict[str, Any]) -> str:
    """One reason in words; empty for what a later release wrote."""
    if "type" in one:
        return f"{one['label']}: {show_answer(one['answer'], as_=one['as'])}"
    if "categories" in one:
        bought = get_text_list(one["categories"], _("and"))
        return _("%(percent)s %% of what they spent in the last year went into %(categories)s") % {
            "percent": one["percent"],
            "categories": bought,
        }
    return ""


@register.filter
def percent(share: float | None) -> str:
    """A share of one as people write it; small ones with a digit more, so that little is not nothing."""
    if share is None:
        return ""
    hundredth = share * 100
    return f"{hundredth:.1f} %" if 0 < hundredth < 9.95 else f"{hundredth:.0f} %"


@register.filter
def answer(worth: AnswerWorth, said: str | None) -> str:
    """An answer of the table behind a question's worth; rare ones are counted together."""
    if said is None:
        return _("others")
    kind = worth.type.value
    if kind in {"number", "date"}:
        return _("from %(answer)s") % {"answer": show_answer(said, as_=kind)}
    return show_answer(said == "true" if kind == "yes_no" else said, as_=kind)
