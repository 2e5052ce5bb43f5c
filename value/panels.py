"""What this room shows on a customer's page: what they are worth, could be worth, and why."""

from typing import Any

from customers.models import Customer
from staff.models import Member
from staff.rules.powers import Power
from value.models.seen import standing_of, valuation_of
from value.views.worth_shown import worth_shown
from wiring.panels import Place, panel


@panel(place=Place.SIDE, order=5, template="value/panels/worth.html")
def worth(customer: Customer, viewer: Member) -> dict[str, Any]:
    """The tier and why; in money only for those who may see that."""
    valuation = next(iter(valuation_of(customer.pk)), None)
    standing = next(iter(standing_of(customer.pk)), None)
    return worth_shown(valuation, standing) | {
        "may_see_value": viewer.may(Power.SEE_VALUE),
        "may_set_tier": viewer.may(Power.SET_TIERS),
    }
