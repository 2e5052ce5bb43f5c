"""The administration at /admin/: Django's admin in unfold's clothes, behind our own doors."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods
from unfold.sites import UnfoldAdminSite

from staff.doors import may, needs
from staff.rules.powers import Power
from staff.views.sign_out import sign_out

# Unfold brings Alpine, which makes functions of attributes, and writes its colours into the page.
# Nothing else of the house is allowed that, and no address but our own is allowed here either.
POLICY: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.UNSAFE_EVAL],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
# Our sign-in page and our settings do the first; nobody needs the others.
LEFT_OUT = {"login", "logout", "password_change", "password_change_done", "autocomplete", "view_on_site"}


# What stands in the menu and on the first page: our words, by what it is for.
PLACES = {
    _("Staff"): ["Member", "Role", "Integration"],
    _("Customers"): ["Channel", "FactType", "CustomField", "Wording"],
    _("What we sell"): ["Product", "Category"],
    _("What happened"): [
        "Event",
        "Consent",
        "Intake",
        "Deed",
        "SignIn",
        "WrongPassword",
        "Cursor",
        "SetAside",
        "FailedJob",
    ],
}


# Symbols of the font that unfold brings.
SYMBOLS = {
    "Member": "badge",
    "Role": "key",
    "Integration": "cable",
    "Channel": "call",
    "FactType": "lightbulb",
    "CustomField": "text_fields",
    "Wording": "gavel",
    "Product": "sell",
    "Category": "category",
    "Event": "history",
    "Consent": "handshake",
    "Intake": "upload_file",
    "Deed": "edit_note",
    "SignIn": "login",
    "WrongPassword": "block",
    "Cursor": "bookmark",
    "SetAside": "pan_tool",
    "FailedJob": "error",
}


class Administration(UnfoldAdminSite):  # type: ignore[misc]
    """Opens to whoever may administer; the others get the same no as everywhere."""

    index_title = _("Administration")
    # An address without its last slash is not found, as everywhere else: to guess is not to learn.
    final_catch_all_view = False

    def has_permission(self, request: HttpRequest) -> bool:
        return may(request.user, Power.ADMINISTER)

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Callable[..., Any]:
        asked_or_sent = require_http_methods(["GET", "HEAD", "POST"])
        return needs(Power.ADMINISTER)(asked_or_sent(csp_override(POLICY)(super().admin_view(view, cacheable))))

    def get_urls(self) -> list[URLResolver | URLPattern]:
        kept = [url for url in super().get_urls() if getattr(url, "name", None) not in LEFT_OUT]
        return [
            path("sign-out/", sign_out, name="logout"),
            path("password/", self.admin_view(self.to_our_password_page), name="password_change"),
            *kept,
        ]

    def to_our_password_page(self, request: HttpRequest) -> HttpResponse:
        return redirect("password")

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The models by what they are for instead of by the room they live in."""
        rooms = super().get_app_list(request, app_label)
        if app_label:
            return list(rooms)
        models = {model["object_name"]: model for room in rooms for model in room["models"]}
        return [
            {"name": name, "app_label": "", "app_url": "", "models": [models[each] for each in held]}
            for name, held in PLACES.items()
        ]


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """The side of every page: the way back to work, then everything there is."""
    ours = [
        {"title": _("Back to Picket"), "icon": "arrow_back", "link": "/", "active": False},
        {"title": _("Who may do what"), "icon": "rule", "link": reverse("powers")},
        {"title": _("Tokens"), "icon": "vpn_key", "link": reverse("integrations")},
    ]
    groups = [{"title": group["name"], "items": items(group["models"])} for group in admin.site.get_app_list(request)]
    return [{"items": ours}, *groups]


def items(models: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"title": model["name"], "icon": SYMBOLS[model["object_name"]], "link": model["admin_url"]} for model in models
    ]
