"""The API's own documentation: the OpenAPI description, and a page to read it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.authentication import SessionAuthentication
from rest_framework.permissions import IsAuthenticated

from crm.api.reading import description, groups


class Token(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the description tells of our tokens."""

    target_class = "staff.api.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "bearerFormat": "picket_…"}


READING = {"authentication_classes": [SessionAuthentication], "permission_classes": [IsAuthenticated]}

schema = login_required(SpectacularAPIView.as_view(**READING))


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every operation as people read it; machines read the schema."""
    context = {"about": description()["info"]["description"], "groups": groups()}
    return render(request, "reference.html", context)
