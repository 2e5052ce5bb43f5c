"""How other systems come in: a token in the Authorization header, and a scope for every route."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, ParseError
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from staff.actions.revoke_token import revoke_token
from staff.models import Integration
from staff.rules.scopes import Scope, scope_for
from staff.rules.tokens import find_token


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer picket_…`. Cookies never open the API, so it needs no CSRF token."""

    def authenticate(self, request: Request) -> tuple[Integration, Integration] | None:
        refuse_token_in_address(request)
        match get_authorization_header(request).split():
            case []:
                return None
            case [scheme, token] if scheme.lower() == b"bearer":
                integration = Integration.objects.holding(token.decode("latin-1"))
            case _:
                integration = None
        if integration is None:
            raise AuthenticationFailed(_("This token opens nothing: it is unknown or was revoked."))
        integration.notice_use()
        return integration, integration

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="Picket"'


def refuse_token_in_address(request: Request) -> None:
    """An address ends up in logs and histories: a token that stood in one is lost, so it is revoked at once."""
    token = find_token(request.META.get("QUERY_STRING", ""))
    if token is None:
        return
    if integration := Integration.objects.holding(token):
        revoke_token(integration, because="It stood in an address.")
    raise ParseError(_("A token belongs in the Authorization header. This one stood in the address and was revoked."))


class HasScope(BasePermission):
    """Opens a view to tokens that hold the scope of its noun, to read or to write as the method says.

    The view declares `noun = "customers"`; one that declares none stays shut.
    """

    message = "The token lacks the scope that this takes."

    def has_permission(self, request: Request, view: Any) -> bool:
        integration = request.auth
        scope = scope_of(view, request.method or "GET")
        self.message = _("This takes a token with the scope %(scope)s.") % {"scope": scope or "?"}
        return scope is not None and isinstance(integration, Integration) and integration.opens(scope)


def scope_of(view: Any, method: str) -> Scope | None:
    noun = getattr(view, "noun", None)
    return scope_for(noun, method) if noun else None
