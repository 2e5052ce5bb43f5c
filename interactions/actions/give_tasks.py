from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from customers.actions.record_many import Entry, record_many
from interactions.events import TASK_GIVEN
from interactions.models import Task
from staff.models import Member
from wiring.live import tell_all

# In the order of the customers: two lists given at once do not wait for each other.
GIVE = """
    INSERT INTO interactions_task
        (customer_id, what, why, owner_id, due, source, given_by_id, given_at, outcome, reason)
    SELECT customer.id, %(what)s, %(why)s, coalesce(manager.id, %(by)s), %(due)s, %(source)s, %(by)s, %(at)s, '', ''
    FROM customers_customer AS customer
    LEFT JOIN staff_member AS manager ON manager.id = customer.manager_id AND manager.is_active
    WHERE customer.id = ANY (%(customers)s) AND customer.withdrawn_at IS NULL
    ORDER BY customer.id
    ON CONFLICT (customer_id, source) WHERE done_at IS NULL AND dropped_at IS NULL AND source <> '' DO NOTHING
    RETURNING id, customer_id, owner_id
"""


class Given(NamedTuple):
    """What became of an action list: how many tasks were given, and how many customers were left out."""

    given: int
    left_out: int


class Row(NamedTuple):
    """A task as it was just given."""

    task: int
    customer: int
    owner: int | None


@transaction.atomic
def give_tasks(
    customers: Collection[int], *, what: str, due: date, by: Member | None, why: str = "", source: str = ""
) -> Given:
    """Have the same done for each of many customers, who were found through the asker's door.

    Each task goes to the customer manager, and to whoever gives them where there is none. Left out are customers who
    have an open task of this source, or are no longer there.
    """
    at = timezone.now()
    wanted = sorted(set(customers))
    giver = by.pk if by else None
    told: dict[str, Any] = {
        "what": what,
        "why": why,
        "due": due,
        "source": source,
        "by": giver,
        "at": at,
        "customers": wanted,
    }
    with connection.cursor() as cursor:
        cursor.execute(GIVE, told)
        rows = [Row(*row) for row in cursor.fetchall()]
    names = names_of(row.owner for row in rows)
    record_many(
        Entry(
            row.customer,
            TASK_GIVEN,
            at,
            by=giver,
            summary=what,
            details={"due": due.isoformat(), "owner": names.get(row.owner, ""), "why": why},
            about_kind=Task._meta.label_lower,
            about_id=row.task,
        )
        for row in rows
    )
    tell_all(f"tasks-{row.owner or 0}" for row in rows)
    return Given(len(rows), len(wanted) - len(rows))


def names_of(owners: Iterable[int | None]) -> dict[int | None, str]:
    return dict(Member.objects.filter(pk__in={owner for owner in owners if owner}).values_list("pk", "name"))
