"""The first and the last beat of this room's views: find a customer through the asker's eyes, show a page or its inside."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django_htmx.http import retarget

from customers.models import Customer
from staff.doors import MemberRequest


def find(request: MemberRequest, pk: int) -> Customer:
    """The customer, if the asker may see them; otherwise there is no such customer."""
    return get_object_or_404(Customer.objects.visible_to(request.user), pk=pk)


def show(request: MemberRequest, page: str, context: dict[str, Any], *, wrong: bool = False) -> HttpResponse:
    """The whole page, or for htmx only its inside, which stands in a panel just as well; 422 when something is wrong."""
    template = f"{page}#inside" if request.htmx else page
    response = render(request, template, context, status=422 if wrong else 200)
    patch_vary_headers(response, ["HX-Request"])
    return response


def show_instead(request: MemberRequest, page: str, context: dict[str, Any], *, status: int) -> HttpResponse:
    """The page in place of the one the asker is on, also when only a panel of it had asked."""
    if not request.htmx:
        return render(request, page, context, status=status)
    return retarget(render(request, f"{page}#whole", context, status=status), "#main")
