from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from interactions.actions.close_thread import close_thread
from interactions.actions.reopen_thread import reopen_thread
from interactions.views.find import find_thread
from interactions.views.said import say
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power


@needs(Power.RECORD_CONTACTS)
@require_POST
def closure(request: MemberRequest, pk: int) -> HttpResponse:
    thread = close_thread(find_thread(request, pk), by=request.user)
    return say(request, thread.customer, _("Matter closed."), undo=reverse("thread_reopening", args=[pk]))


@needs(Power.RECORD_CONTACTS)
@require_POST
def reopening(request: MemberRequest, pk: int) -> HttpResponse:
    thread = reopen_thread(find_thread(request, pk), by=request.user)
    return say(request, thread.customer, _("The matter is open again."))
