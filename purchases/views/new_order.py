"""An order taken by hand: on the phone, in the store. The form itself holds what was chosen so far; nothing is written
until it is placed."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from customers.models import Customer
from purchases.actions.place_order import BadOrder, NeverOrdered, Wanted, place_order
from purchases.forms.order import OrderForm, with_line, without_line
from purchases.models import Order, Product
from purchases.views.find import find_customer
from staff.doors import MemberRequest, needs
from staff.models import Member
from staff.rules.powers import Power
from wiring.once import once

FOUND = 8


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.TAKE_ORDERS)
@once
def new_order(request: MemberRequest, pk: int) -> HttpResponse:
    """Place it. Sent twice, it is placed once."""
    customer = find_customer(request, pk)
    form = OrderForm(request.POST) if request.method == "POST" else OrderForm(initial={"channel": "phone"})
    if request.method == "POST" and form.is_valid() and (order := placed(form, customer, request.user)):
        messages.success(request, _("Order %(number)s is placed.") % {"number": order.number})
        return redirect(order)
    return show(request, customer, form, wrong=request.method == "POST")


@require_POST
@needs(Power.TAKE_ORDERS)
def order_draft(request: MemberRequest, pk: int) -> HttpResponse:
    """The form with one line more or less, with what was looked for, or only added up again. Nothing is written."""
    customer, typed = find_customer(request, pk), request.POST
    added = typed.get("add")
    if added is not None:
        typed = with_line(typed, Product.objects.sold().filter(sku=added).first() if added else None)
    elif (number := typed.get("without", "")).isdecimal():
        typed = without_line(typed, int(number))
    form = OrderForm(typed, draft=True)
    form.is_valid()
    if added is not None and form.lines:
        form.lines[-1].begin()
    return show(request, customer, form, begun=added is not None)


@require_safe
@needs(Power.TAKE_ORDERS)
def products_found(request: MemberRequest, pk: int) -> HttpResponse:
    """The few products that fit best what is being typed, as options below the field."""
    customer, asked = find_customer(request, pk), request.GET.get("find", "")
    context = {"customer": customer, "find": asked, "found": fitting(asked)}
    return render(request, "purchases/new_order.html#found", context)


def fitting(asked: str) -> list[Product]:
    asked = asked.strip()[:100]
    return list(Product.objects.sold().fitting(asked)[:FOUND]) if asked else []


def placed(form: OrderForm, customer: Customer, by: Member) -> Order | None:
    """The order; None when the form says why not."""
    said = form.cleaned_data
    try:
        return place_order(
            customer,
            lines=[
                Wanted(
                    product=line.product,
                    quantity=line.cleaned_data["quantity"],
                    description=line.cleaned_data["description"],
                    unit_price=line.asked(form.off),
                    list_price=line.list_price(form.off),
                )
                for line in form.lines
            ],
            at=said["at"],
            channel=said["channel"].pk if said["channel"] else None,
            by=by,
        )
    except BadOrder as bad:
        form.refuse("at" if isinstance(bad, NeverOrdered) else bad.line, str(bad))
        return None


def show(
    request: MemberRequest, customer: Customer, form: OrderForm, *, begun: bool = False, wrong: bool = False
) -> HttpResponse:
    """`begun` says that a line was just added, and has the focus."""
    look = request.POST.get("find", "").strip() if "look" in request.POST else ""
    context = {
        "customer": customer,
        "form": form,
        "key": request.POST.get("idempotency_key", "")[:100] or uuid.uuid4().hex,
        "begun": begun,
        "find": look,
        "found": fitting(look),
    }
    template = "purchases/new_order.html#form" if request.htmx else "purchases/new_order.html"
    return render(request, template, context, status=422 if wrong else 200)
