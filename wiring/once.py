"""Do it once: a request that carries an idempotency key has its effect one time, however often it arrives.

The key comes as the header `Idempotency-Key` or as the form field `idempotency_key`. The deed and the memory of the
answer commit together; a refused or failed request leaves no memory, so that it may be tried again.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from wiring.models import Answer

LONGEST_KEY = 255
SAFE = {"GET", "HEAD", "OPTIONS"}

type View = Callable[..., HttpResponse]


def once(view: View) -> View:
    """Guard a page's view: the same key again gets the first answer."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = "" if request.method in SAFE else key_of(request)
        if not key:
            return view(request, *args, **kwargs)
        return do_once(
            lambda: view(request, *args, **kwargs),
            actor=f"member-{request.user.pk}",
            route=f"{request.method} {request.path}",
            key=key,
            body=body_of(request),
        )

    return guarded


def do_once(respond: Callable[[], HttpResponse], *, actor: str, route: str, key: str, body: bytes) -> HttpResponse:
    """Answer by `respond()` the first time and from memory after that.

    While the first is at work: 409. The same key with another body: 422. `respond` must give a rendered response.
    """
    if len(key) > LONGEST_KEY or "\0" in key:
        return refusal(400, _("An idempotency key has at most 255 characters."))
    name = {"actor": actor, "route": route[:200], "key": key}
    digest = hashlib.sha256(body).hexdigest()
    with transaction.atomic():
        if not alone(*name.values()):
            return refusal(409, _("The same request is being worked on."))
        if answer := Answer.objects.filter(**name).first():
            if answer.request_digest != digest:
                return refusal(422, _("This idempotency key was used for a different request."))
            return repeat(answer)
        response = respond()
        if response.status_code >= 400:
            transaction.set_rollback(True)
        else:
            remember(response, digest, name)
    return response


def key_of(request: HttpRequest) -> str:
    return request.headers.get("Idempotency-Key", "") or request.POST.get("idempotency_key", "")


def body_of(request: HttpRequest) -> bytes:
    """What distinguishes one request from another; a form is compared by its fields, since its body is read already."""
    if request.POST:
        fields = sorted((name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken")
        return repr(fields).encode()
    return request.body


def alone(*name: str) -> bool:
    """Whether nobody else works on this key now; the lock ends with the transaction."""
    number = int.from_bytes(hashlib.sha256("\0".join(name).encode()).digest()[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        return bool(cursor.fetchone()[0])


def remember(response: HttpResponse, digest: str, name: dict[str, str]) -> None:
    Answer.objects.create(
        **name,
        request_digest=digest,
        status=response.status_code,
        content_type=response.get("Content-Type", ""),
        location=response.get("Location", ""),
        body=response.content.decode(),
    )


def repeat(answer: Answer) -> HttpResponse:
    response = HttpResponse(answer.body, status=answer.status, content_type=answer.content_type)
    response["Idempotent-Replay"] = "true"
    if answer.location:
        response["Location"] = answer.location
    return response


def refusal(status: int, detail: str) -> HttpResponse:
    """A problem in the words of RFC 9457."""
    problem = {"type": "about:blank", "title": detail, "status": status}
    return JsonResponse(problem, status=status, content_type="application/problem+json")
