"""One order: its lines, what came back, and everything that happened to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from customers.models import Event
from interactions.views.timeline.page import read
from interactions.views.timeline.rows import rows_of
from purchases.models import Order
from staff.doors import may
from staff.rules.powers import Power

MOST_EVENTS = 100


@require_safe
def order(request: HttpRequest, pk: int) -> HttpResponse:
    """The order as we keep it; the margin only for those who may see margins."""
    order = get_object_or_404(Order.objects.visible_to(request.user).select_related("customer", "channel"), pk=pk)
    told = {
        "order": order,
        "lines": order.lines.with_returned(),
        "returns": order.returns.prefetch_related("lines__line"),
        "events": happened_to(order, request),
        "may_see_margin": may(request.user, Power.SEE_MARGIN),
    }
    return render(request, "purchases/order.html", told)


def happened_to(order: Order, request: HttpRequest) -> SafeString:
    """What the log says about this order, as on the customer's timeline."""
    events = Event.objects.visible_to(request.user).filter(about_kind=Order._meta.label_lower, about_id=order.pk)
    return rows_of(read(events.newest_first(), MOST_EVENTS), place=order.customer.get_absolute_url())
