"""The first and the last beat of this room's views: find a customer through the asker's eyes, show a page or its inside,
say what was done."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.http import retarget, trigger_client_event

from customers.models import Customer, Sight, book_of
from staff.doors import MemberRequest
from wiring.questions import question


def find(request: MemberRequest, pk: int) -> Customer:
    """The customer, if the asker may see them; otherwise there is no such customer."""
    if found := seen(pk, book_of(request.user)):
        return found[0]
    raise Http404


@question
def seen(pk: int, book: int | None) -> QuerySet[Customer]:
    return Customer.objects.visible_to(Sight(book)).filter(pk=pk)


def show(request: MemberRequest, page: str, context: dict[str, Any], *, wrong: bool = False) -> HttpResponse:
    """The whole page, or for htmx only its inside, which stands in a panel just as well; 422 when something is wrong."""
    template = f"{page}#inside" if request.htmx else page
    response = render(request, template, context, status=422 if wrong else 200)
    patch_vary_headers(response, ["HX-Request"])
    return with_toast(request, response) if request.htmx else response


def show_instead(request: MemberRequest, page: str, context: dict[str, Any], *, status: int) -> HttpResponse:
    """The page in place of the one the asker is on, also when only a panel of it had asked."""
    if not request.htmx:
        return render(request, page, context, status=status)
    return retarget(render(request, f"{page}#whole", context, status=status), "#main")


def tell(request: MemberRequest, words: str, *, undo: str = "", bad: bool = False) -> None:
    """A word at the foot of the page that is shown next, whole or not; `undo` is where the act is taken back."""
    level = messages.WARNING if bad else messages.SUCCESS
    messages.add_message(request, level, words, extra_tags=f"undo:{undo}" if undo else "")


def with_toast(request: MemberRequest, response: HttpResponse) -> HttpResponse:
    """The inside of a page has no foot where words could stand: the last one is sent along."""
    for message in messages.get_messages(request):
        undo = (message.extra_tags or "").removeprefix("undo:")
        trigger_client_event(response, "toast", {"say": message.message, "undo": undo})
    return response
