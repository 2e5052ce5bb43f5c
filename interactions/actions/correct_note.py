from django.db import transaction
from django.utils import timezone

from customers.models.event import SUMMARY_LENGTH
from interactions.events import NOTE_CORRECTED
from interactions.models import Note
from interactions.rules.texts import beginning
from staff.models import Member


class NoLongerStands(ValueError):
    """The note was corrected or taken back in the meantime; `note` is what became of it."""

    def __init__(self, note: Note) -> None:
        super().__init__("This note was changed in the meantime.")
        self.note = note


@transaction.atomic
def correct_note(note: Note, *, text: str, by: Member) -> Note:
    """Replace a note by a better one; the old one stays in the history. Raises `NoLongerStands`."""
    old = standing(note)
    if text == old.text:
        return old
    new = Note.objects.create(customer=old.customer, text=text, by=by, written_at=timezone.now())
    old.corrected_by = new
    old.save(update_fields=["corrected_by"])
    old.customer.record(NOTE_CORRECTED, by=by, summary=beginning(text, SUMMARY_LENGTH), about=new)
    return new


def standing(note: Note) -> Note:
    """The note, held for us, if it still stands."""
    held = Note.objects.select_for_update(of=("self",)).select_related("customer").get(pk=note.pk)
    if held.corrected_by_id or held.withdrawn_at:
        raise NoLongerStands(held)
    return held
