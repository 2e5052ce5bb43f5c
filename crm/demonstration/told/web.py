"""Looking around on the web site, as the tracker would have noticed it."""

from collections.abc import Sequence
from datetime import datetime
from random import Random
from uuid import UUID

from crm.demonstration.chronicle import Chronicle
from customers.models import Customer, Event
from interactions.events import WEB_VISIT
from interactions.models import PageView, Visitor, WebVisit

type Page = tuple[datetime, str, str]


def first_visit(book: Chronicle, customer: Customer, at: datetime, chance: Random) -> Visitor:
    """The browser of a customer who allowed us to remember it, and signed in at once."""
    key = UUID(int=chance.getrandbits(128), version=4)
    return book.add(Visitor(key=key, customer=customer, first_seen_at=at, identified_at=at))


def visit(book: Chronicle, visitor: Visitor, pages: Sequence[Page], *, referrer: str = "") -> Event:
    """One stay: each page with its moment, address and title, in order."""
    began, entry, title = pages[0]
    ended = pages[-1][0]
    stay = book.add(
        WebVisit(
            visitor=visitor,
            customer=visitor.customer,
            started_at=began,
            last_at=ended,
            pages=len(pages),
            entry=entry,
            referrer=referrer,
        )
    )
    for at, path, title in pages:
        book.add(PageView(visit=stay, at=at, path=path, title=title))
    event = book.record(
        visitor.customer,
        WEB_VISIT,
        began,
        channel="web",
        direction=Event.Direction.IN,
        summary=title or entry,
        details={"entry": entry},
        about=stay,
    )
    book.link(stay, "event_id", event)
    return event
