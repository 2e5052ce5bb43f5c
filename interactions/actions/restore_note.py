from django.db import transaction

from interactions.events import NOTE_RESTORED
from interactions.models import Note
from staff.models import Member


@transaction.atomic
def restore_note(note: Note, *, by: Member) -> Note:
    """Undo that a note was taken back. Restoring one that stands changes nothing."""
    note = Note.objects.select_for_update(of=("self",)).select_related("customer").get(pk=note.pk)
    if note.withdrawn_at is None:
        return note
    note.withdrawn_at = None
    note.save(update_fields=["withdrawn_at"])
    note.customer.record(NOTE_RESTORED, by=by, about=note)
    return note
