"""Change a customer, also when somebody else does at the same time."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from customers.actions.change_customer import ChangedMeanwhile, change_customer
from customers.forms.customer import CustomerForm
from customers.models import Customer, Event
from customers.rules.three_way import Clash
from customers.views.beats import find, show, show_instead
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.EDIT_CUSTOMERS)
def edit_customer(request: MemberRequest, pk: int) -> HttpResponse:
    customer = find(request, pk)
    form = CustomerForm(request.POST if request.method == "POST" else None, customer=customer)
    if request.method == "POST" and form.is_valid():
        try:
            change = change_customer(customer, by=request.user, **form.wanted)
        except ChangedMeanwhile as meanwhile:
            return show_conflict(request, form, meanwhile)
        messages.success(request, what_was_kept(change))
        return leave(request, customer)
    return show(request, "customers/edit.html", {"customer": customer, "form": form}, wrong=bool(form.errors))


def leave(request: MemberRequest, customer: Customer) -> HttpResponse:
    """To the customer's page as a whole: its head says the name too."""
    if request.htmx:
        return HttpResponseClientRedirect(customer.get_absolute_url())
    return redirect(customer)


def what_was_kept(change: Event | None) -> str:
    if change is None:
        return _("Nothing had to be changed.")
    if change.details["version"] == (change.details["seen"] or 0) + 1:
        return _("Kept.")
    return _("Kept, beside what somebody else changed meanwhile.")


@dataclass(frozen=True)
class Dispute:
    """One field both sides changed, as the three-way view shows it."""

    field: BoundField
    mine: str
    theirs: str
    mine_raw: Any
    proposed_both: bool


def show_conflict(request: MemberRequest, form: CustomerForm, meanwhile: ChangedMeanwhile) -> HttpResponse:
    """Yours, theirs, and what to keep, field by field. Nothing was saved; what was typed is all here."""
    agreed = dict(form.data) | {name: as_written(value) for name, value in meanwhile.merged.result.items()}
    again = CustomerForm(agreed | {"version": meanwhile.theirs.version}, customer=meanwhile.theirs)
    disputes = [dispute(again, name, clash) for name, clash in meanwhile.merged.clashes.items()]
    settled = [field for field in again if field.name not in meanwhile.merged.clashes and not field.is_hidden]
    context = {
        "customer": meanwhile.theirs,
        "form": again,
        "disputes": disputes,
        "settled": settled,
        "last": meanwhile.last,
    }
    return show_instead(request, "customers/conflict.html", context, status=409)


def dispute(form: CustomerForm, name: str, clash: Clash) -> Dispute:
    return Dispute(
        field=form[name],
        mine=in_words(form, name, clash.mine),
        theirs=in_words(form, name, clash.theirs),
        mine_raw=as_written(clash.mine),
        proposed_both=clash.result not in (clash.mine, clash.theirs),
    )


def as_written(value: Any) -> Any:
    """A kept value as its field would post it."""
    if value is None:
        return ""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


def in_words(form: CustomerForm, name: str, value: Any) -> str:
    """A value as its field shows it: the choice's label rather than its code; a dash for nothing."""
    choices = dict(getattr(form.fields[name].widget, "choices", ()))
    written = as_written(value)
    return str(choices.get(written, written)) if written != "" else "—"
