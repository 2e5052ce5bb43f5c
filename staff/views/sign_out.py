"""Signing out leaves nothing of ours in the browser."""

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Open to everybody: whoever's session ended meanwhile still wants to leave an empty browser."""
    logout(request)
    response = redirect("sign_in")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
