"""No address of ours holds a NUL: PostgreSQL cannot keep one, and nobody types one. Forms say so beside the field."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

type Answer = Callable[[HttpRequest], HttpResponse]


def refuse_nul(get_response: Answer) -> Answer:
    """Middleware: answers 400 before any view or query sees it. Bodies are left to the forms and the API."""

    def answer(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("The address contains a character that cannot be kept (NUL).")
        return get_response(request)

    return answer
