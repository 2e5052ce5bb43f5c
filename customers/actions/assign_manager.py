from django.db import transaction

from customers.events import MANAGER_GIVEN
from customers.models import Customer, Event
from staff.models import Member

ANYBODY = object()


class AssignedMeanwhile(Exception):
    """Somebody else gave the customer a manager in the meantime: `manager` (None: took the manager away)."""

    def __init__(self, manager: Member | None) -> None:
        super().__init__("The customer manager was changed meanwhile.")
        self.manager = manager


@transaction.atomic
def assign_manager(
    manager: Member | None, *, to: Customer, by: Member | None = None, instead_of: int | object | None = ANYBODY
) -> Event | None:
    """Let this member look after the customer, or nobody; the line of history it wrote, None if nothing changed.

    `instead_of` is the id of the manager the decider saw (None: nobody); if it is somebody else by now, raises
    `AssignedMeanwhile`.
    """
    held = Customer.objects.hold(to)
    if instead_of is not ANYBODY and held.manager_id != instead_of:
        raise AssignedMeanwhile(held.manager)
    if held.manager_id == (manager.pk if manager else None):
        return None
    before = held.manager_id
    held.manager = to.manager = manager
    held.save(update_fields=["manager"])
    return held.record(
        MANAGER_GIVEN,
        by=by,
        summary=manager.name if manager else "",
        details={"before": before, "after": held.manager_id},
    )
