import hashlib

from django.db import IntegrityError

from customers.models import Event, EventKey
from staff.models import Member


class AlreadyDone(Exception):
    """The same form was sent twice; the first one counts."""


def once(event: Event, *, saying: str, key: str, by: Member) -> None:
    """Bind what was just recorded to the key its form carries; an empty key binds nothing.

    Only the same deed in the same words is the same sending: the forms of one page may share a key, and whoever changed
    their words after a lost answer said something else, which is never dropped.
    Call it inside the verb's transaction: `AlreadyDone` takes everything back that the second sending wrote.
    """
    if not key:
        return
    digest = hashlib.sha256(f"{event.name} {saying}".encode()).hexdigest()
    try:
        EventKey.objects.create(source=f"member:{by.pk}", key=f"{key} {digest}", event_id=event.pk)
    except IntegrityError as taken:
        raise AlreadyDone from taken
