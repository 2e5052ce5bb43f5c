"""What this room shows on a customer's page: what they are worth and why, what they need, what to ask them."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from customers.models import Customer
from staff.models import Member
from staff.rules.powers import Power
from value.models import Need
from value.models.drip import lately_asked
from value.models.seen import worth_of
from value.views.asked import drip
from value.views.worth_shown import worth_shown
from wiring.panels import Place, panel
from wiring.questions import question as asked_often

ONE_IN = timedelta(hours=12)
"""Drop by drop: whoever was just asked something is not asked the next thing at once, unless one of us wants to."""


@panel(place=Place.NOW, order=17, template="value/panels/question.html", reads_query=True)
def question(customer: Customer, viewer: Member, query: QueryDict) -> dict[str, Any] | None:
    """The one question worth asking now; after an answer, what was asked, and the next one for who wants it."""
    if not viewer.may(Power.EDIT_CUSTOMERS):
        return None
    lately = lately_asked(customer, timezone.now() - ONE_IN)
    offered = drip(customer, viewer)
    return {"drip": offered, "lately": lately, "asks": offered and (not lately or "more" in query)}


@panel(place=Place.SIDE, order=15, template="value/panels/needs.html")
def needs(customer: Customer, viewer: Member) -> dict[str, Any]:
    """What they need, how we know, and what one of us knows better."""
    found = needs_of(customer.pk)
    return {
        "needs": [need for need in found if not need.is_declined],
        "declined": [need for need in found if need.is_declined],
        "drip": drip(customer, viewer),
        "may_edit": viewer.may(Power.EDIT_CUSTOMERS),
        "may_see_base": viewer.may(Power.SEE_VALUE),
    }


@panel(place=Place.SIDE, order=5, template="value/panels/worth.html")
def worth(customer: Customer, viewer: Member) -> dict[str, Any]:
    """The tier and why; in money only for those who may see that."""
    valuation, standing = worth_of(customer.pk)
    return worth_shown(valuation, standing) | {
        "may_see_value": viewer.may(Power.SEE_VALUE),
        "may_set_tier": viewer.may(Power.SET_TIERS),
    }


@asked_often
def needs_of(customer: int) -> QuerySet[Need]:
    """With what one of us declined, for it can be taken back."""
    of_customer = Need.objects.filter(customer=customer, group__active=True)
    return of_customer.select_related("group", "verdict_by").order_by("group__position", "group__name")
