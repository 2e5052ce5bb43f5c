"""The ways in which a customer is recognised and reached."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from customers.actions.add_identity import IdentityTaken, UnreadableIdentity, add_identity
from customers.actions.make_primary import make_primary
from customers.actions.remove_identity import remove_identity
from customers.actions.verify_identity import verify_identity
from customers.forms.identity import IdentityForm, VerificationForm
from customers.models import Customer, Identity
from customers.views.beats import find, show, tell
from customers.views.new_customer import why_taken, why_unreadable
from customers.views.removals import undo_of
from staff.doors import MemberRequest, needs
from staff.models import Member
from staff.rules.powers import Power


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.EDIT_CUSTOMERS)
def identities(request: MemberRequest, pk: int) -> HttpResponse:
    """All of them, and a form for one more."""
    customer = find(request, pk)
    form = IdentityForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and add_from(form, to=customer, by=request.user):
        return redirect("identities", pk)
    context = {
        "customer": customer,
        "identities": sorted(customer.identities.all(), key=lambda each: each.usefulness),
        "form": form,
    }
    return show(request, "customers/identities.html", context, wrong=bool(form.errors))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.EDIT_CUSTOMERS)
def identity_verification(request: MemberRequest, pk: int, identity_pk: int) -> HttpResponse:
    """How we made sure that an identity is the customer's own."""
    identity = find_identity(request, pk, identity_pk)
    form = VerificationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        verify_identity(identity, how=form.cleaned_data["how"], by=request.user)
        return redirect("identities", pk)
    context = {"customer": identity.customer, "identity": identity, "form": form}
    return show(request, "customers/verification.html", context, wrong=bool(form.errors))


@require_POST
@needs(Power.EDIT_CUSTOMERS)
def identity_primary(request: MemberRequest, pk: int, identity_pk: int) -> HttpResponse:
    make_primary(find_identity(request, pk, identity_pk), by=request.user)
    return redirect("identities", pk)


@require_POST
@needs(Power.EDIT_CUSTOMERS)
def identity_removal(request: MemberRequest, pk: int, identity_pk: int) -> HttpResponse:
    removal = remove_identity(find_identity(request, pk, identity_pk), by=request.user)
    tell(request, _("Removed: %(what)s") % {"what": removal.summary}, undo=undo_of(removal))
    return redirect("identities", pk)


def find_identity(request: MemberRequest, pk: int, identity_pk: int) -> Identity:
    seen = Identity.objects.visible_to(request.user).select_related("customer")
    return get_object_or_404(seen, customer=pk, pk=identity_pk)


def add_from(form: IdentityForm, *, to: Customer, by: Member) -> Identity | None:
    """The new identity; None when the form says why not."""
    given = form.cleaned_data
    try:
        return add_identity(given["raw"], to=to, kind=given["kind"], label=given["label"], by=by)
    except UnreadableIdentity as unreadable:
        form.add_error("raw", why_unreadable(unreadable))
    except IdentityTaken as taken:
        form.add_error("raw", why_taken(taken.identity, by))
    return None
