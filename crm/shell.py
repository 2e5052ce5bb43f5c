"""The frame around every page: which places the rail offers to whom."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from crm.models.demonstration import banner
from staff.rules.powers import Power


@dataclass(frozen=True)
class Place:
    """One icon of the rail."""

    name: str | Promise
    address: str
    icon: str
    key: str = ""
    powers: frozenset[Power] = frozenset()
    last: bool = False

    def open_to(self, member: Any) -> bool:
        return not self.powers or any(member.may(power) for power in self.powers)


EVERYWHERE = [
    Place(_("Home"), "home", "house", "h"),
    Place(_("Customers"), "customers", "user", "c", frozenset({Power.SEE_BOOK, Power.SEE_ALL})),
    Place(_("Promises"), "promises", "handshake", "p", frozenset({Power.SEE_BOOK, Power.SEE_ALL})),
    Place(_("Tasks"), "tasks", "flag", "t", frozenset({Power.SEE_BOOK, Power.SEE_ALL})),
    Place(_("Value"), "value", "chart-column", "v", frozenset({Power.SEE_VALUE})),
    Place(_("Products"), "products", "tag", "r"),
    Place(_("Imports"), "imports", "upload", "i", frozenset({Power.IMPORT})),
    Place(_("Admin"), "admin:index", "settings", "a", frozenset({Power.ADMINISTER}), last=True),
]


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor; partials never ask, so it costs them nothing."""
    return {"shell": SimpleLazyObject(lambda: _shell(request))}


def _shell(request: HttpRequest) -> dict[str, Any]:
    places = list(_places(request))
    return {
        "places": places,
        "offered": tuple(place["url"] for place in places),
        "here": tuple(place["url"] for place in places if place["current"]),
        "demonstration": banner.up,
        "search_page": _address("customers"),
        "sign_in": _address("sign_in"),
        "sign_out": _address("sign_out"),
    }


def _places(request: HttpRequest) -> Any:
    member = request.user
    if not member.is_authenticated:
        return
    for place in EVERYWHERE:
        url = _address(place.address)
        if url and place.open_to(member):
            here = request.path == url if url == "/" else request.path.startswith(url)
            yield {
                "name": place.name,
                "url": url,
                "icon": place.icon,
                "key": place.key,
                "last": place.last,
                "current": here,
            }


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
