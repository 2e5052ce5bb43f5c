"""Where a customer lives, works, gets goods and bills."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from customers.actions.add_address import add_address
from customers.actions.change_address import change_address
from customers.actions.remove_address import remove_address
from customers.forms.address import AddressForm
from customers.models import Address
from customers.views.beats import find, show, tell
from customers.views.removals import undo_of
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.EDIT_CUSTOMERS)
def addresses(request: MemberRequest, pk: int) -> HttpResponse:
    """All of them, and a form for one more."""
    customer = find(request, pk)
    form = AddressForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        added = add_address(to=customer, use=form.cleaned_data["use"], by=request.user, **form.place)
        if form.cleaned_data["is_primary"]:
            change_address(added, use=added.use, is_primary=True, by=request.user, **form.place)
        return redirect("addresses", pk)
    context = {"customer": customer, "addresses": customer.addresses.all(), "form": form}
    return show(request, "customers/addresses.html", context, wrong=bool(form.errors))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.EDIT_CUSTOMERS)
def address(request: MemberRequest, pk: int, address_pk: int) -> HttpResponse:
    """Correct one."""
    address = find_address(request, pk, address_pk)
    form = AddressForm(request.POST if request.method == "POST" else None, initial=address.parts)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        change_address(address, use=given["use"], is_primary=given["is_primary"], by=request.user, **form.place)
        return redirect("addresses", pk)
    context = {"customer": address.customer, "address": address, "form": form}
    return show(request, "customers/address.html", context, wrong=bool(form.errors))


@require_POST
@needs(Power.EDIT_CUSTOMERS)
def address_removal(request: MemberRequest, pk: int, address_pk: int) -> HttpResponse:
    removal = remove_address(find_address(request, pk, address_pk), by=request.user)
    tell(request, _("Removed: %(what)s") % {"what": removal.summary}, undo=undo_of(removal))
    return redirect("addresses", pk)


def find_address(request: MemberRequest, pk: int, address_pk: int) -> Address:
    seen = Address.objects.visible_to(request.user).select_related("customer")
    return get_object_or_404(seen, customer=pk, pk=address_pk)
