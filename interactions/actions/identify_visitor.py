from django.db import connection, transaction
from django.utils import timezone

from customers.actions.record_many import Entry, record_many
from customers.models import Customer, Event
from interactions.events import VISITOR_IDENTIFIED, WEB_VISIT
from interactions.models import Visitor, WebVisit
from staff.models import Member


class ProfilingRefused(Exception):
    """The customer does not want web visits to be remembered."""


@transaction.atomic
def identify_visitor(visitor: Visitor, *, as_: Customer, how: str, by: Member | None = None) -> Event | None:
    """A browser turned out to be this customer's: its visits so far become part of the history, where they happened.

    Visits that belong to somebody else already (a shared computer) stay theirs; the next ones are this customer's.
    Answers the event, or None when we knew. Raises `ProfilingRefused`.
    """
    visitor = Visitor.objects.select_for_update().get(pk=visitor.pk)
    if visitor.customer_id == as_.pk:
        return None
    visitor.customer = as_
    if visitor.refuses_profiling():
        raise ProfilingRefused
    visitor.identified_at = timezone.now()
    visitor.save(update_fields=["customer", "identified_at"])
    identified = as_.record(VISITOR_IDENTIFIED, by=by, about=visitor, summary=how, details={"how": how})
    visits = list(visitor.visits.filter(customer=None).order_by("started_at", "id"))
    recorded = record_many(entry(visit, as_, identified) for visit in visits)
    give([visit.pk for visit in visits], list(recorded.ids), as_)
    return identified


def entry(visit: WebVisit, customer: Customer, cause: Event) -> Entry:
    return Entry(
        customer=customer.pk,
        kind=WEB_VISIT,
        at=visit.started_at,
        channel="web",
        direction=Event.Direction.IN,
        summary=visit.entry,
        details={"entry": visit.entry},
        about_kind=WebVisit._meta.label_lower,
        about_id=visit.pk,
        cause=cause,
    )


def give(visits: list[int], events: list[int], customer: Customer) -> None:
    """Bind each visit to the customer and to its line in the log, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE interactions_webvisit SET customer_id = %s, event_id = told.event"
            " FROM unnest(%s::bigint[], %s::bigint[]) AS told (visit, event) WHERE id = told.visit",
            [customer.pk, visits, events],
        )
