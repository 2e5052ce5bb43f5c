"""Making promises, and settling them: kept, renegotiated, handed over."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from customers.models import Customer
from interactions.actions.choose_owner import CannotOwn
from interactions.actions.hand_over_promise import hand_over_promise
from interactions.actions.hold_promise import AlreadySettled
from interactions.actions.keep_promise import keep_promise
from interactions.actions.make_promise import DueInThePast, make_promise
from interactions.actions.once import AlreadyDone
from interactions.actions.renegotiate_promise import renegotiate_promise
from interactions.forms.promise import OwnerForm, PromiseForm, RenewalForm
from interactions.models import Promise
from interactions.views.composer import again, done, forget_sent
from interactions.views.dues import due_choices
from interactions.views.find import find_customer, find_promise
from interactions.views.said import say
from staff.doors import MemberRequest, needs
from staff.models import Member
from staff.rules.powers import Power


@needs(Power.RECORD_CONTACTS)
@require_POST
def promises(request: MemberRequest, pk: int) -> HttpResponse:
    """Make one. Sent twice, it is made once."""
    customer = find_customer(request, pk)
    form = PromiseForm(request.POST)
    if not (form.is_valid() and made(form, customer, request)):
        return again(request, customer, "promise", form)
    forget_sent(request, customer, promise=form.cleaned_data["what"])
    return done(request, customer, "promise", say=_("Promised. It stands among your promises until it is done."))


def made(form: PromiseForm, customer: Customer, request: MemberRequest) -> bool:
    """Whether it stands; if it cannot, the form says why."""
    said = form.cleaned_data
    try:
        make_promise(
            customer, what=said["what"], due=said["due"], by=request.user, owner=said["owner"], key=said["key"]
        )
    except AlreadyDone:
        return True
    except DueInThePast:
        form.add_error("due", _("That moment has passed already."))
    except CannotOwn:
        form.add_error("owner", _("They may not see this customer, or have left, and could not keep it."))
    return not form.errors


@needs(Power.RECORD_CONTACTS)
@require_GET
def owners(request: MemberRequest, pk: int) -> HttpResponse:
    """Who could keep a promise to this customer, as options for the form."""
    customer = find_customer(request, pk)
    able = [member for member in Member.objects.active().with_powers() if can_see(member, customer)]
    return render(request, "interactions/owners.html", {"members": able})


def can_see(member: Member, customer: Customer) -> bool:
    book = customer.manager_id == member.pk and member.may(Power.SEE_BOOK)
    return member.may(Power.RECORD_CONTACTS) and (member.sees_every_customer or book)


@needs(Power.RECORD_CONTACTS)
@require_POST
def kept(request: MemberRequest, pk: int) -> HttpResponse:
    promise = find_promise(request, pk)
    try:
        promise = keep_promise(promise, by=request.user)
    except AlreadySettled:
        return say(request, promise.customer, _("Somebody else has settled this promise already."), bad=True)
    words = _("Kept.") if promise.state == Promise.State.KEPT else _("Done, late. The history says both.")
    return say(request, promise.customer, words)


@needs(Power.RECORD_CONTACTS)
@require_http_methods(["GET", "HEAD", "POST"])
def renewal(request: MemberRequest, pk: int) -> HttpResponse:
    """Agree on a new moment with the customer."""
    promise = find_promise(request, pk)
    form = RenewalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            renegotiate_promise(
                promise, due=form.cleaned_data["due"], reason=form.cleaned_data["reason"], by=request.user
            )
        except DueInThePast:
            form.add_error("due", _("That moment has passed already."))
        except AlreadySettled:
            return say(request, promise.customer, _("Somebody else has settled this promise already."), bad=True)
        else:
            return say(request, promise.customer, _("The new date stands; the old one stays in the history."))
    return show_form(request, "interactions/renewal.html", promise, form)


@needs(Power.RECORD_CONTACTS)
@require_http_methods(["GET", "HEAD", "POST"])
def owner(request: MemberRequest, pk: int) -> HttpResponse:
    """Let somebody else keep a promise: one's own, or any for who leads the team."""
    promise = find_promise(request, pk)
    if promise.owner_id != request.user.pk and not request.user.may(Power.ASSIGN_MANAGERS):
        words = _("Only %(name)s, or who leads the team, may hand this over.") % {"name": promise.owner.name}
        return say(request, promise.customer, words, bad=True)
    form = OwnerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        to = form.cleaned_data["owner"]
        try:
            hand_over_promise(promise, to=to, by=request.user)
        except CannotOwn:
            form.add_error("owner", _("They may not see this customer, or have left, and could not keep it."))
        except AlreadySettled:
            return say(request, promise.customer, _("Somebody else has settled this promise already."), bad=True)
        else:
            return say(request, promise.customer, _("%(name)s keeps it from now on.") % {"name": to.name})
    return show_form(request, "interactions/owner.html", promise, form)


def show_form(request: MemberRequest, template: str, promise: Promise, form: RenewalForm | OwnerForm) -> HttpResponse:
    context = {
        "promise": promise,
        "customer": promise.customer,
        "form": form,
        "dues": due_choices(),
    }
    inside = f"{template}#inside" if request.htmx else template
    return render(request, inside, context, status=422 if form.errors else 200)
