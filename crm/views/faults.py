"""What is answered when something goes wrong: a calm page with a reference that the log knows too."""

import logging
import secrets
import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

log = logging.getLogger("picket.faults")

# Without vowels and look-alikes: read out on the phone, never a word.
LETTERS = "23456789BCDFGHJKMNPQRTVWXZ"


def server_error(request: HttpRequest) -> HttpResponse:
    """Handler of every exception nobody expected; a database out of reach is a moment's wait, no fault of the page."""
    reference = new_reference()
    log.error("Reference %s: %s %s", reference, request.method, request.path, exc_info=sys.exc_info())
    if isinstance(sys.exception(), OperationalError):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "5"})
    page = render_to_string("500.html", {"reference": reference})
    return HttpResponse(page, status=500, headers={"X-Reference": reference})


def new_reference() -> str:
    """Eight letters in two groups, as on a sticker."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"
