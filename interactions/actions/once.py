from django.db import IntegrityError

from customers.models import Event, EventKey
from staff.models import Member


class AlreadyDone(Exception):
    """The same form was sent twice; the first one counts."""


def once(event: Event, *, key: str, by: Member) -> None:
    """Bind what was just recorded to the key its form carries; an empty key binds nothing.

    Call it inside the verb's transaction: `AlreadyDone` takes everything back that the second sending wrote.
    """
    if not key:
        return
    try:
        EventKey.objects.create(source=f"member:{by.pk}", key=key, event_id=event.pk)
    except IntegrityError as taken:
        raise AlreadyDone from taken
