"""Come to know a customer: three fields, one of them needed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from customers.actions.add_identity import IdentityTaken, UnreadableIdentity
from customers.actions.create_customer import create_customer
from customers.forms.customer import NewCustomerForm
from customers.models import Customer, Identity, Viewer
from staff.doors import MemberRequest, needs
from staff.models import Member
from staff.rules.powers import Power


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.EDIT_CUSTOMERS)
def new_customer(request: MemberRequest) -> HttpResponse:
    """Who cannot see every customer takes the new one into their own book, or would lose sight of them at once."""
    form = NewCustomerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        customer = create_from(form, by=request.user)
        if customer is not None:
            messages.success(request, _("%(name)s is a customer now.") % {"name": customer.name})
            return redirect(customer)
    return render(request, "customers/new.html", {"form": form}, status=422 if form.errors else 200)


def create_from(form: NewCustomerForm, *, by: Member) -> Customer | None:
    """The new customer; None when the form says why not."""
    given = form.cleaned_data
    try:
        return create_customer(
            given["name"],
            phone=given["phone"],
            email=given["email"],
            kind=given["kind"],
            custom=form.custom,
            manager=None if by.sees_every_customer else by,
            by=by,
        )
    except UnreadableIdentity as unreadable:
        form.add_error(unreadable.kind, why_unreadable(unreadable))
    except IdentityTaken as taken:
        form.add_error(taken.identity.kind, why_taken(taken.identity, by))
    return None


def why_unreadable(unreadable: UnreadableIdentity) -> ValidationError:
    """What is missing, beside the field."""
    says = {
        Identity.Kind.PHONE: _("This is no phone number we can read. Write it with its area or country code."),
        Identity.Kind.EMAIL: _("This is no e-mail address: it needs a name, an @ and a domain."),
        Identity.Kind.EXTERNAL: _("Say which system this id belongs to."),
    }
    return ValidationError(says.get(Identity.Kind(unreadable.kind), _("We cannot read this.")))


def why_taken(identity: Identity, viewer: Viewer) -> ValidationError:
    """Offers the customer who has it, to those who may see them; to others it says only that it is taken."""
    owner = Customer.objects.visible_to(viewer).filter(pk=identity.customer_id).first()
    if owner is None:
        return ValidationError(_("Another customer has this already."))
    link = format_html('<a href="{}"><bdi>{}</bdi></a>', reverse("customer", args=[owner.pk]), owner.name)
    return ValidationError(format_html(_("This belongs to {}."), link))
