"""Errors of the API as RFC 9457 problem details: what is wrong, where, in words."""

from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, JsonResponse
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import set_rollback

MEDIA_TYPE = "application/problem+json"
ADDRESSES = "/api/"


class TooLarge(exceptions.APIException):
    """The body is longer than we read."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_detail = "The body is too large."
    default_code = "too_large"


def speaks_to_a_system(request: HttpRequest) -> bool:
    """Whether another system asked, which can make nothing of a page."""
    return request.path.startswith(ADDRESSES)


def problem(status: int, title: str, **more: Any) -> JsonResponse:
    """A problem outside the API's views: no such address, an address that makes no sense, a fault of ours."""
    body = {"type": "about:blank", "title": title, "status": status, **more}
    return JsonResponse(body, status=status, content_type=MEDIA_TYPE)


def problem_of(error: Exception, context: dict[str, Any]) -> Response | None:
    """The answer to an exception raised in an API view; None lets an unforeseen one become a 500."""
    match error:
        case Http404():
            error = exceptions.NotFound()
        case PermissionDenied():
            error = exceptions.PermissionDenied()
        case RequestDataTooBig():
            error = TooLarge()
    if not isinstance(error, exceptions.APIException):
        return None
    set_rollback()
    body: dict[str, Any] = {
        "type": f"/api/problems/#{error.default_code}",
        "title": str(error.default_detail),
        "status": error.status_code,
    }
    if isinstance(error, exceptions.ValidationError):
        body["errors"] = pointed(error.detail)
    else:
        body["detail"] = str(error.detail)
    return Response(body, status=error.status_code, headers=headers_of(error), content_type=MEDIA_TYPE)


def pointed(detail: Any, pointer: str = "#") -> list[dict[str, str]]:
    """Each complaint with the place in the body it is about, as a JSON pointer."""
    if isinstance(detail, dict):
        places = {key: pointer if key == "non_field_errors" else f"{pointer}/{key}" for key in detail}
        return [each for key, inner in detail.items() for each in pointed(inner, places[key])]
    if isinstance(detail, list):
        if all(isinstance(each, exceptions.ErrorDetail) for each in detail):
            return [{"pointer": pointer, "code": each.code, "detail": str(each)} for each in detail]
        return [each for number, inner in enumerate(detail) for each in pointed(inner, f"{pointer}/{number}")]
    return [{"pointer": pointer, "code": getattr(detail, "code", "invalid"), "detail": str(detail)}]


def headers_of(error: exceptions.APIException) -> dict[str, str]:
    headers = {}
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = f"{wait:.0f}"
    return headers
