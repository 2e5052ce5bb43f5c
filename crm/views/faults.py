"""What is answered when something goes wrong: a calm page with a reference that the log knows too."""

import logging
import secrets
import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import bad_request, page_not_found

from crm.api.problems import problem, speaks_to_a_system

log = logging.getLogger("picket.faults")

# Without vowels and look-alikes: read out on the phone, never a word.
LETTERS = "23456789BCDFGHJKMNPQRTVWXZ"


def server_error(request: HttpRequest) -> HttpResponse:
    """Handler of every exception nobody expected; a database out of reach is a moment's wait, no fault of the page."""
    reference = new_reference()
    log.error("Reference %s: %s %s", reference, request.method, request.path, exc_info=sys.exc_info())
    if isinstance(sys.exception(), OperationalError):
        return unreachable(request)
    if speaks_to_a_system(request):
        return problem(500, "Something broke on our side.", reference=reference)
    page = render_to_string("500.html", {"reference": reference})
    return HttpResponse(page, status=500, headers={"X-Reference": reference})


def unreachable(request: HttpRequest) -> HttpResponse:
    answer: HttpResponse
    if speaks_to_a_system(request):
        answer = problem(503, "The database does not answer. Try again in a moment.")
    else:
        answer = HttpResponse(render_to_string("503.html"), status=503)
    answer.headers["Retry-After"] = "5"
    return answer


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Handler of addresses behind which there is nothing, or nothing for who asks."""
    if speaks_to_a_system(request):
        return problem(404, "There is no such address.")
    return page_not_found(request, exception)


def made_no_sense(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Handler of requests that cannot be understood."""
    if speaks_to_a_system(request):
        return problem(400, "This request cannot be understood.")
    return bad_request(request, exception)


def new_reference() -> str:
    """Eight letters in two groups, as on a sticker."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"
