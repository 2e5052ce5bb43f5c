"""The one question put to a customer: answered, declined, put off, or written down by mistake."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from customers.forms.fields import REASONS
from customers.models import FactType
from customers.rules.typed_values import BadValue
from customers.views.beats import find
from interactions.views.said import say
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power
from value.actions.answer_question import AlreadyAnswered, answer_question
from value.actions.decline_question import decline_question
from value.actions.put_off_question import put_off_question
from value.actions.reopen_question import reopen_question


@require_POST
@needs(Power.EDIT_CUSTOMERS)
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    customer, kind = find(request, pk), asked_about(request)
    if kind is None:
        return say(request, customer, not_asked(), bad=True)
    try:
        answer_question(request.POST.get("value"), of=customer, about=kind, by=request.user)
    except BadValue as bad:
        return say(request, customer, str(REASONS[bad.reason]), bad=True)
    except AlreadyAnswered:
        return say(request, customer, _("They have answered this already; see what we know."), bad=True)
    return say(request, customer, _("Remembered: %(what)s") % {"what": kind.label}, undo=undo(pk, kind))


@require_POST
@needs(Power.EDIT_CUSTOMERS)
def refusal(request: MemberRequest, pk: int) -> HttpResponse:
    customer, kind = find(request, pk), asked_about(request)
    if kind is None:
        return say(request, customer, not_asked(), bad=True)
    decline_question(kind, of=customer, by=request.user)
    return say(request, customer, _("They will not be asked this again."), undo=undo(pk, kind))


@require_POST
@needs(Power.EDIT_CUSTOMERS)
def delay(request: MemberRequest, pk: int) -> HttpResponse:
    customer, kind = find(request, pk), asked_about(request)
    if kind is None:
        return say(request, customer, not_asked(), bad=True)
    put_off_question(kind, to=customer, by=request.user)
    return say(request, customer, _("Offered again in two weeks."), undo=undo(pk, kind))


@require_POST
@needs(Power.EDIT_CUSTOMERS)
def reopening(request: MemberRequest, pk: int) -> HttpResponse:
    """The undo of all of these."""
    customer, kind = find(request, pk), asked_about(request)
    if kind is None:
        return say(request, customer, not_asked(), bad=True)
    reopen_question(kind, to=customer, by=request.user)
    return say(request, customer, _("Taken back. The question may be asked."))


def asked_about(request: MemberRequest) -> FactType | None:
    """The kind of fact the question is about, if there is such a question."""
    key = request.POST.get("type") or request.GET.get("type") or ""
    return FactType.objects.filter(pk=key.replace("\0", ""), active=True).exclude(question="").first()


def not_asked() -> str:
    return _("This is not asked any more.")


def undo(pk: int, kind: FactType) -> str:
    return reverse("question_reopening", args=[pk], query={"type": kind.pk})
