"""Every page there is, found by knocking: what answers an admin, or a stranger at a public door, with a whole document."""

from collections.abc import Iterator

from django.http import HttpResponse

from crm.tests.doors.people import browser
from crm.tests.doors.routes import Route, every_route
from crm.tests.doors.table import rules_for
from crm.tests.doors.things import Thing
from staff.models import Member


def pages_for(member: Member, things: dict[str, Thing]) -> list[str]:
    """The addresses at which a member is shown a page, each once."""
    client = browser(member)
    return [address for _, address in ways_in(things) if is_page(client.get(address))]


def pages_at_the_doors(things: dict[str, Thing]) -> list[str]:
    """Those a stranger is shown, where a link may lead on to the page."""
    public = [address for rule, address in ways_in(things) if "public" in rule]
    return [address for address in public if is_page(browser().get(address, follow=True))]


def ways_in(things: dict[str, Thing]) -> Iterator[tuple[frozenset[str], str]]:
    """Who may come, and where to, for every route a browser may visit by GET."""
    for route in every_route():
        rule = (rules_for(route.name) or {}).get("GET")
        if rule:
            yield rule, address_of(route, things)


def address_of(route: Route, things: dict[str, Thing]) -> str:
    return "/" + route.path.format(**{hole: things[word].own for hole, word in route.holes.items()})


def is_page(answer: HttpResponse) -> bool:
    whole = answer.status_code == 200 and not answer.streaming and b"<html" in answer.content[:2000]
    return whole and answer.headers["Content-Type"].startswith("text/html")
