"""One order: its lines, what came back, and everything that happened to it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from customers.models import Event
from interactions.views.timeline.page import read
from interactions.views.timeline.rows import rows_of
from purchases.models import Order
from purchases.views.find import find_order
from staff.doors import MemberRequest
from staff.rules.powers import Power

MOST_EVENTS = 100


@require_safe
def order(request: MemberRequest, pk: int) -> HttpResponse:
    """The order as we keep it; the margin only for those who may see margins. It renews itself as a part of its page."""
    order = find_order(request, pk)
    lines = list(order.lines.with_returned())
    told = {
        "order": order,
        "lines": lines,
        "returns": order.returns.prefetch_related("lines__line"),
        "events": happened_to(order, request),
        "is_discounted": any(line.list_price for line in lines),
        "may_see_margin": request.user.may(Power.SEE_MARGIN),
        "may_change": request.user.may(Power.TAKE_ORDERS),
        "may_return": order.state != Order.State.CANCELLED and any(line.left for line in lines),
    }
    return render(request, "purchases/order.html#whole" if request.htmx else "purchases/order.html", told)


def happened_to(order: Order, request: MemberRequest) -> SafeString:
    """What the log says about this order, as on the customer's timeline."""
    events = Event.objects.visible_to(request.user).filter(about_kind=Order._meta.label_lower, about_id=order.pk)
    return rows_of(read(events.newest_first(), MOST_EVENTS), place=order.customer.get_absolute_url())
