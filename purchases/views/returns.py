"""Goods that come back, all or some of an order."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from purchases.actions.return_goods import NotReturnable, return_goods
from purchases.forms.return_ import ReturnForm
from purchases.models import Order, OrderLine, Return
from purchases.templatetags.money import money
from purchases.views.find import find_order
from purchases.views.of_order import back, show
from staff.doors import MemberRequest, needs
from staff.models import Member
from staff.rules.powers import Power
from wiring.once import once


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.TAKE_ORDERS)
@once
def returns(request: MemberRequest, pk: int) -> HttpResponse:
    """Take goods back. Sent twice, they come back once."""
    order = find_order(request, pk)
    lines = what_is_left(order)
    form = ReturnForm(request.POST if request.method == "POST" else None, lines=lines)
    if request.method == "POST" and form.is_valid() and (returned := taken_back(form, order, request.user)):
        words = _("Taken back; %(refund)s paid back.") % {"refund": money(returned.refund, order.currency)}
        return back(request, order, words)
    return show(request, "purchases/return.html", order, form, lines=lines)


def what_is_left(order: Order) -> list[OrderLine]:
    """The lines of which the customer still has something."""
    return [line for line in order.lines.with_returned() if line.left]


def taken_back(form: ReturnForm, order: Order, by: Member) -> Return | None:
    """What came back; None when the form says why it cannot."""
    said = form.cleaned_data
    try:
        return return_goods(
            order,
            quantities=form.quantities,
            refund=said["refund"],
            reason=said["reason"],
            at=said["at"],
            by=by,
        )
    except NotReturnable as refused:
        form.refuse(refused.about, str(refused))
        return None
