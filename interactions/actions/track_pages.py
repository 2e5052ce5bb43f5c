from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from customers.models import Event
from interactions.events import WEB_VISIT
from interactions.models import PageView, Visitor, WebVisit
from interactions.rules.tracking import Seen
from interactions.rules.visits import PAUSE, belongs, grouped
from wiring.live import tell

MOST_KEPT = 1_000
"""Pages of one visit that are kept; of further ones only the number."""

type Moments = dict[datetime, list[Seen]]


@transaction.atomic
def track_pages(key: UUID, seen: Sequence[Seen], *, site: str) -> None:
    """Remember what a browser that allowed it looked at on one of our sites, as visits.

    When we know whose it is, a visit that begins stands in the customer's history at once, and screens hear of each
    page; unless the customer does not want visits to be remembered: then nothing is.
    """
    now = timezone.now()
    visitor = held(key, now)
    if not seen or (visitor.customer and visitor.refuses_profiling()):
        return
    moments: Moments = {}
    for one in seen:
        moments.setdefault(now - one.age, []).append(one)
    recent = list(visitor.visits.filter(last_at__gt=min(moments) - PAUSE, customer=visitor.customer))
    for group in grouped(moments):
        visit = next((v for v in recent if any(belongs(at, v.started_at, v.last_at) for at in group)), None)
        if visit is None:
            visit = begin(visitor, group[0], moments[group[0]][0], site=site)
            recent.append(visit)
        add_pages(visit, [(at, one) for at in group for one in moments[at]])
    if visitor.customer:
        tell(visitor.customer.topic)


def held(key: UUID, now: datetime) -> Visitor:
    """The visitor, new or known, to ourselves until the transaction ends."""
    Visitor.objects.get_or_create(key=key, defaults={"first_seen_at": now})
    return Visitor.objects.select_for_update(of=("self",)).select_related("customer").get(key=key)


def begin(visitor: Visitor, at: datetime, first: Seen, *, site: str) -> WebVisit:
    """A new visit, in the log where we know whose it is."""
    visit = WebVisit.objects.create(
        visitor=visitor,
        customer=visitor.customer,
        site=site,
        started_at=at,
        last_at=at,
        entry=first.path,
        referrer=first.referrer,
    )
    if visitor.customer:
        event = visitor.customer.record(
            WEB_VISIT,
            channel="web",
            direction=Event.Direction.IN,
            at=at,
            summary=first.title or first.path,
            details={"entry": first.path},
            about=visit,
        )
        visit.event_id = event.pk
        visit.save(update_fields=["event_id"])
    return visit


def add_pages(visit: WebVisit, pages: list[tuple[datetime, Seen]]) -> None:
    room = max(0, MOST_KEPT - visit.pages)
    PageView.objects.bulk_create(
        PageView(visit=visit, at=at, path=one.path, title=one.title, name=one.name) for at, one in pages[:room]
    )
    visit.pages += len(pages)
    visit.started_at = min(visit.started_at, pages[0][0])
    visit.last_at = max(visit.last_at, pages[-1][0])
    visit.save(update_fields=["pages", "started_at", "last_at"])
