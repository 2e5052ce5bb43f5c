"""Every address the house answers at, read from Django itself so that none is forgotten."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

NAMED_GROUP = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")
# What the server of files answers is public by nature.
NOT_OURS = {"static", "media"}


@dataclass(frozen=True, order=True)
class Route:
    """One pattern: `customer_panel`, at `customers/{pk}/panels/{name}/`."""

    name: str
    path: str

    @property
    def holes(self) -> dict[str, str]:
        """What must be filled in, and the word before it in the address, which says what it is."""
        parts = [part for part in self.path.split("/") if part]
        return {
            hole: next((word for word in reversed(parts[:at]) if "{" not in word), "")
            for at, part in enumerate(parts)
            for hole in re.findall(r"{(\w+)}", part)
        }

    def __str__(self) -> str:
        return f"{self.name} at /{self.path}"


def every_route() -> list[Route]:
    return sorted({route for route in walk(get_resolver()) if route.name not in NOT_OURS})


def walk(resolver: URLResolver, path: str = "", namespace: str = "") -> Iterator[Route]:
    for entry in resolver.url_patterns:
        here = path + readable(str(entry.pattern))
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from walk(entry, here, inner)
        elif isinstance(entry, URLPattern):
            yield Route(f"{namespace}{entry.name or here}", here)


def readable(pattern: str) -> str:
    """A pattern as an address with named holes, whether it was written as a path or as an expression."""
    plain = NAMED_GROUP.sub(lambda found: f"{{{found[1] or found[2]}}}", pattern)
    return plain.removeprefix("^").removesuffix("$").removesuffix("\\Z").replace("\\.", ".").replace("/?", "/")
