"""What a customer allowed us, for which purpose on which channel, and the ledger that proves it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from customers.actions.give_consent import Unproven, give_consent
from customers.actions.withdraw_consent import withdraw_consent
from customers.forms.consent import ConsentForm
from customers.models import Channel, Consent
from customers.models.consent_matrix import Cell, consent_matrix
from customers.views.beats import find, show
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power

IN_THE_LEDGER = 200


@require_GET
def consents(request: MemberRequest, pk: int) -> HttpResponse:
    """The last word for each purpose and channel, and every line of the ledger below it."""
    customer = find(request, pk)
    ledger = Consent.objects.filter(customer=customer).select_related("channel", "wording", "by")
    context = {
        "customer": customer,
        "matrix": consent_matrix(customer),
        "ledger": ledger.order_by("-happened_at", "-id")[:IN_THE_LEDGER],
        "may_change": request.user.may(Power.CHANGE_CONSENT),
    }
    return show(request, "customers/consents.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.CHANGE_CONSENT)
def consent(request: MemberRequest, pk: int, purpose: str, channel: str) -> HttpResponse:
    """A yes, with the words, the way and the proof."""
    customer = find(request, pk)
    cell = find_cell(purpose, channel)
    form = ConsentForm(request.POST if request.method == "POST" else None, purpose=purpose)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            give_consent(
                customer,
                to=purpose,
                on=channel,
                wording=given["wording"],
                how=given["how"],
                proof=given["proof"],
                by=request.user,
            )
        except Unproven:
            form.add_error("proof", _("Write what shows it."))
        else:
            return redirect("consents", pk)
    return show(
        request, "customers/consent.html", {"customer": customer, "form": form, "cell": cell}, wrong=bool(form.errors)
    )


@require_POST
@needs(Power.CHANGE_CONSENT)
def consent_withdrawal(request: MemberRequest, pk: int, purpose: str, channel: str) -> HttpResponse:
    """A no, by one click."""
    customer = find(request, pk)
    find_cell(purpose, channel)
    withdraw_consent(customer, to=purpose, on=channel, by=request.user)
    return redirect("consents", pk)


def find_cell(purpose: str, channel: str) -> Cell:
    """The purpose and the channel of the address, if there are such."""
    if purpose not in Consent.Purpose:
        raise Http404
    return Cell(Consent.Purpose(purpose), get_object_or_404(Channel, pk=channel), None)
