"""What API views of all rooms share: doing a request once, and pages by keyset."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from rest_framework import exceptions, status
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.views import APIView

from wiring.once import do_once


class Conflict(exceptions.APIException):
    """Somebody else has it, or changed it meanwhile."""

    status_code = status.HTTP_409_CONFLICT
    default_detail = "This conflicts with what is there."
    default_code = "conflict"


class DoOnce(APIView):
    """A view whose POST honours the header `Idempotency-Key`: the same key again gets the first answer."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        key = request.headers.get("Idempotency-Key", "")
        if key and request.method == "POST":
            self.post = self.once(self.post, key)

    def once(self, post: Callable[..., HttpResponse], key: str) -> Callable[..., HttpResponse]:
        def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            def respond() -> HttpResponse:
                return self.finalize_response(request, post(request, *args, **kwargs)).render()

            return do_once(
                respond,
                actor=f"integration-{request.user.pk}",
                route=f"POST {request.path}",
                key=key,
                body=request._request.body,
            )

        return guarded


class Pages(CursorPagination):
    """A hundred rows a page, by number; following `next` never skips or repeats a row."""

    ordering = "id"
    page_size = 100
    page_size_query_param = "limit"
    max_page_size = 500

    def decode_cursor(self, request: Request) -> Any:
        """Cursors are numbers of rows; one that is not was made by hand."""
        cursor = super().decode_cursor(request)
        if cursor and cursor.position is not None and not (cursor.position.isascii() and cursor.position.isdecimal()):
            raise exceptions.NotFound(self.invalid_cursor_message)
        return cursor
