import hashlib

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
    if not EventKey.objects.bind(f"member:{by.pk}", f"{key} {digest}", event.pk):
        raise AlreadyDone
