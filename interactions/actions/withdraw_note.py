from django.db import transaction
from django.utils import timezone

from interactions.actions.hold_note import hold_note
from interactions.events import NOTE_WITHDRAWN
from interactions.models import Note
from staff.models import Member


@transaction.atomic
def withdraw_note(note: Note, *, by: Member) -> Note:
    """Take a note back. The history keeps that there was one. Raises `NoLongerStands`."""
    note = hold_note(note)
    note.withdrawn_at = timezone.now()
    note.save(update_fields=["withdrawn_at"])
    note.customer.record(NOTE_WITHDRAWN, by=by, about=note)
    return note
