from django.db import transaction
from django.utils import timezone

from customers.models.event import SUMMARY_LENGTH
from interactions.actions.hold_note import hold_note
from interactions.events import NOTE_CORRECTED
from interactions.models import Note
from interactions.rules.texts import beginning
from staff.models import Member


@transaction.atomic
def correct_note(note: Note, *, text: str, by: Member) -> Note:
    """Replace a note by a better one; the old one stays in the history. Raises `NoLongerStands`."""
    old = hold_note(note)
    if text == old.text:
        return old
    new = Note.objects.create(customer=old.customer, text=text, by=by, written_at=timezone.now())
    old.corrected_by = new
    old.save(update_fields=["corrected_by"])
    begun = beginning(text, SUMMARY_LENGTH)
    old.customer.record(NOTE_CORRECTED, by=by, summary=begun, details={"more": begun != text.strip()}, about=new)
    return new
