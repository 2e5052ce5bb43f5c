"""The API's own documentation: the OpenAPI description, and a page to read and try it."""

from django.contrib.auth.decorators import login_required
from django.views.decorators.csp import csp_override
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.authentication import SessionAuthentication
from rest_framework.permissions import IsAuthenticated


class Token(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the description tells of our tokens."""

    target_class = "staff.api.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "bearerFormat": "picket_…"}


READING = {"authentication_classes": [SessionAuthentication], "permission_classes": [IsAuthenticated]}

# The page is a library as shipped: it sets styles from its script and draws its icons as data.
PAGE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}

schema = login_required(SpectacularAPIView.as_view(**READING))
page = csp_override(PAGE_CSP)(login_required(SpectacularSwaggerSplitView.as_view(url_name="api_schema", **READING)))
