"""What becomes of an order that was placed: it arrives, it is called off, or that was a mistake."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from purchases.actions.cancel_order import cancel_order
from purchases.actions.deliver_order import NeverThen, NotOnItsWay, deliver_order
from purchases.actions.reinstate_order import OnItsWay, reinstate_order
from purchases.forms.cancellation import CancellationForm
from purchases.forms.delivery import DeliveryForm
from purchases.views.find import find_order
from purchases.views.of_order import back, show
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.TAKE_ORDERS)
def delivery(request: MemberRequest, pk: int) -> HttpResponse:
    """It reached the customer. Sent twice, it arrives once."""
    order = find_order(request, pk)
    form = DeliveryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            deliver_order(order, at=form.cleaned_data["at"], by=request.user)
        except NeverThen as refused:
            form.add_error("at", str(refused))
        except NotOnItsWay as refused:
            return back(request, order, str(refused), bad=True)
        else:
            return back(request, order, _("It arrived."), undo=reverse("reinstatement", args=[pk]))
    return show(request, "purchases/delivery.html", order, form)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.TAKE_ORDERS)
def cancellation(request: MemberRequest, pk: int) -> HttpResponse:
    """Call it off. Sent twice, it is called off once."""
    order = find_order(request, pk)
    form = CancellationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            cancel_order(order, reason=form.cleaned_data["reason"], by=request.user)
        except NotOnItsWay as refused:
            return back(request, order, str(refused), bad=True)
        return back(request, order, _("The order is called off."), undo=reverse("reinstatement", args=[pk]))
    return show(request, "purchases/cancellation.html", order, form)


@require_POST
@needs(Power.TAKE_ORDERS)
def reinstatement(request: MemberRequest, pk: int) -> HttpResponse:
    """Take back that it arrived or was called off."""
    order = find_order(request, pk)
    try:
        reinstate_order(order, by=request.user)
    except OnItsWay as refused:
        answer = back(request, order, str(refused), bad=True)
    else:
        answer = back(request, order, _("The order is on its way again."))
    return HttpResponseClientRedirect(answer["Location"]) if request.htmx else redirect(order)
