from django.db import transaction
from django.utils import timezone

from customers.models import Customer
from customers.models.event import SUMMARY_LENGTH
from interactions.actions.once import once
from interactions.events import NOTE_WRITTEN
from interactions.models import Note
from interactions.rules.texts import beginning
from staff.models import Member


@transaction.atomic
def write_note(customer: Customer, *, text: str, by: Member, key: str = "") -> Note:
    """Keep what somebody of ours wants the others to know. Raises `AlreadyDone` if the form was sent before."""
    note = Note.objects.create(customer=customer, text=text, by=by, written_at=timezone.now())
    begun = beginning(text, SUMMARY_LENGTH)
    event = customer.record(
        NOTE_WRITTEN, by=by, at=note.written_at, summary=begun, details={"more": begun != text.strip()}, about=note
    )
    once(event, saying=text, key=key, by=by)
    return note
