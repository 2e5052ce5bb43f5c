"""Who may tell us what happens on the web site, and how much at a time."""

import ipaddress
import time
from collections import OrderedDict
from threading import Lock

from django.conf import settings
from django.http import HttpRequest


def is_tracked(request: HttpRequest) -> bool:
    """Whether the page that sends this is one of ours: of a tracked site, or served by ourselves."""
    origin = request.headers.get("Origin", "")
    return origin in settings.TRACKED_ORIGINS or origin == f"{request.scheme}://{request.get_host()}"


def wants_privacy(request: HttpRequest) -> bool:
    """Whether the browser asks not to be followed (Global Privacy Control, Do Not Track)."""
    return "1" in (request.headers.get("Sec-GPC"), request.headers.get("DNT"))


class Turnstile:
    """So many events a second from one address, and a few more at once. Kept in the memory of each web process."""

    def __init__(self, per_second: float, at_once: float, addresses: int = 10_000) -> None:
        self.per_second, self.at_once, self.addresses = per_second, at_once, addresses
        self.left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self.lock = Lock()

    def lets(self, address: str, events: int) -> bool:
        """Whether this many may pass; those that may not cost nothing."""
        now, key = time.monotonic(), network(address)
        with self.lock:
            left, since = self.left.pop(key, (self.at_once, now))
            left = min(self.at_once, left + (now - since) * self.per_second)
            passes = events <= left
            self.left[key] = (left - events if passes else left, now)
            if len(self.left) > self.addresses:
                self.left.popitem(last=False)
        return passes


def network(address: str) -> str:
    """An IPv6 user owns a whole /64; an IPv4 user one address."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    return str(ipaddress.ip_network(f"{found}/64", strict=False)) if found.version == 6 else str(found)


turnstile = Turnstile(per_second=20, at_once=100)
