"""Settling tasks: done, dropped, taken up again, handed over."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise as Words
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from interactions.actions.choose_owner import CannotOwn
from interactions.actions.drop_task import drop_task
from interactions.actions.finish_task import finish_task
from interactions.actions.given_once import AlreadyGiven
from interactions.actions.hand_over_task import hand_over_task
from interactions.actions.hold_task import NoLongerOpen
from interactions.actions.reopen_task import reopen_task
from interactions.forms.task import DoerForm, DropForm, OutcomeForm
from interactions.models import Task
from interactions.views.find import find_task
from interactions.views.said import say
from staff.doors import MemberRequest, needs
from staff.models import Member
from staff.rules.powers import Power

DONE, DROP, HAND_OVER = gettext_lazy("Done"), gettext_lazy("Drop it"), gettext_lazy("Hand over")


@needs(Power.RECORD_CONTACTS)
@require_http_methods(["GET", "HEAD", "POST"])
def outcome(request: MemberRequest, pk: int) -> HttpResponse:
    """It is done; what came of it may be said, and need not."""
    task = find_task(request, pk)
    form = OutcomeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return show_form(request, task, form, DONE)
    try:
        finish_task(task, outcome=form.cleaned_data["outcome"], by=request.user)
    except NoLongerOpen as refused:
        return say_it_is_settled(request, refused.task)
    return say(request, task.customer, _("Done."), undo=reverse("task_reopening", args=[pk]))


@needs(Power.RECORD_CONTACTS)
@require_http_methods(["GET", "HEAD", "POST"])
def dropping(request: MemberRequest, pk: int) -> HttpResponse:
    """It will not be done, and why."""
    task = find_task(request, pk)
    form = DropForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return show_form(request, task, form, DROP)
    try:
        drop_task(task, reason=form.cleaned_data["reason"], by=request.user)
    except NoLongerOpen as refused:
        return say_it_is_settled(request, refused.task)
    return say(request, task.customer, _("Dropped."), undo=reverse("task_reopening", args=[pk]))


@needs(Power.RECORD_CONTACTS)
@require_POST
def reopening(request: MemberRequest, pk: int) -> HttpResponse:
    task = find_task(request, pk)
    try:
        reopen_task(task, by=request.user)
    except AlreadyGiven:
        return say(request, task.customer, _("The same is to be done again already."), bad=True)
    return say(request, task.customer, _("It is to be done again."))


@needs(Power.RECORD_CONTACTS)
@require_http_methods(["GET", "HEAD", "POST"])
def doer(request: MemberRequest, pk: int) -> HttpResponse:
    """Let somebody else do it: what is one’s own or nobody’s, and any task for who leads the team."""
    task = find_task(request, pk)
    if not may_hand_over(request.user, task):
        words = _("Only %(name)s, or who leads the team, may hand this over.")
        return say(request, task.customer, words % {"name": task.doer}, bad=True)
    form = DoerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        to = form.cleaned_data["owner"]
        try:
            hand_over_task(task, to=to, by=request.user)
        except CannotOwn:
            form.add_error("owner", _("They may not see this customer, or have left, and could not do it."))
        except NoLongerOpen as refused:
            return say_it_is_settled(request, refused.task)
        else:
            return say(request, task.customer, _("%(name)s does it from now on.") % {"name": to.name})
    return show_form(request, task, form, HAND_OVER)


def may_hand_over(member: Member, task: Task) -> bool:
    return task.doer_id in (member.pk, None) or member.may(Power.ASSIGN_MANAGERS)


def say_it_is_settled(request: MemberRequest, task: Task) -> HttpResponse:
    words = _("Somebody has done this already.") if task.done_at else _("Somebody has dropped this already.")
    return say(request, task.customer, words, bad=True)


def show_form(
    request: MemberRequest, task: Task, form: OutcomeForm | DropForm | DoerForm, deed: str | Words
) -> HttpResponse:
    context = {"task": task, "customer": task.customer, "form": form, "deed": deed, "here": request.path}
    template = "interactions/task.html"
    inside = f"{template}#inside" if request.htmx else template
    return render(request, inside, context, status=422 if form.errors else 200)
