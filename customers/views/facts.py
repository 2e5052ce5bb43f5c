"""What we know about a customer, where we have it from, and what we believed before."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from customers.actions.assert_fact import assert_fact
from customers.actions.retract_fact import retract_fact
from customers.forms.fact import FactForm
from customers.models import Customer, Event, Fact, FactType
from customers.views.beats import find, show, tell
from customers.views.removals import undo_of
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power

SHOWN = 200


@require_GET
@needs(Power.EDIT_CUSTOMERS)
def facts(request: MemberRequest, pk: int) -> HttpResponse:
    """What stands, each to be retracted, and the types one can add."""
    customer = find(request, pk)
    standing = Fact.objects.filter(customer=customer).standing(timezone.now()).for_reading()
    context = {"customer": customer, "facts": standing, "types": FactType.objects.filter(active=True)}
    return show(request, "customers/facts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def facts_of_type(request: MemberRequest, pk: int, key: str) -> HttpResponse:
    """Everything ever known of one type, newest first; who may change customers adds to it here."""
    customer = find(request, pk)
    if request.method == "POST":
        return add_fact(request, customer, get_object_or_404(FactType, pk=key, active=True))
    kind = get_object_or_404(FactType, pk=key)
    return show_facts(request, customer, kind, FactForm(kind=kind))


@needs(Power.EDIT_CUSTOMERS)
def add_fact(request: MemberRequest, customer: Customer, kind: FactType) -> HttpResponse:
    form = FactForm(request.POST, kind=kind)
    if not form.is_valid():
        return show_facts(request, customer, kind, form)
    assert_fact(
        form.cleaned_data["value"],
        about=customer,
        kind=kind,
        origin=form.cleaned_data["origin"],
        source=source_of(request, customer),
        by=request.user,
    )
    return redirect("facts", customer.pk)


@require_POST
@needs(Power.EDIT_CUSTOMERS)
def fact_retraction(request: MemberRequest, pk: int, fact_pk: int) -> HttpResponse:
    seen = Fact.objects.visible_to(request.user).select_related("customer", "type")
    retraction = retract_fact(get_object_or_404(seen, customer=pk, pk=fact_pk), by=request.user)
    if retraction:
        tell(request, _("Not true any more: %(what)s") % {"what": retraction.summary}, undo=undo_of(retraction))
    return redirect("facts", pk)


def show_facts(request: MemberRequest, customer: Customer, kind: FactType, form: FactForm) -> HttpResponse:
    history = Fact.objects.filter(customer=customer, type=kind).for_reading().order_by("-asserted_at", "-id")
    now = timezone.now()
    context = {
        "customer": customer,
        "kind": kind,
        "form": form,
        "history": [(fact, fact.is_standing(now)) for fact in history[:SHOWN]],
        "now": now,
        "source": request.POST.get("source") or request.GET.get("source", ""),
        "may_edit": request.user.may(Power.EDIT_CUSTOMERS),
    }
    return show(request, "customers/facts_of_type.html", context, wrong=bool(form.errors))


def source_of(request: MemberRequest, customer: Customer) -> Event | None:
    """The line of history it was learned from, where the asker came from one."""
    given = request.POST.get("source", "")
    if not given:
        return None
    source = (
        customer.events.filter(pk=given).first() if given.isascii() and given.isdigit() and len(given) < 19 else None
    )
    if source is None:
        raise Http404
    return source
