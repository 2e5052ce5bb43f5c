from django.db import transaction

from customers.actions.digest import digest
from customers.models import Event, SetAside
from wiring.reactions import reactions


@transaction.atomic
def retry_set_aside(row: SetAside) -> None:
    """Let the reaction try once more the event that it could not digest; when it can, the row goes.

    Raises `Indigestible` when it still cannot: then nothing happened.
    """
    row = SetAside.objects.waiting().select_for_update().get(pk=row.pk)
    digest([Event.objects.get(pk=row.event_id)], by=reactions[row.reaction])
    row.delete()
