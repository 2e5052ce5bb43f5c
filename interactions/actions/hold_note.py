from interactions.models import Note


class NoLongerStands(ValueError):
    """The note was corrected or taken back in the meantime; `note` is what became of it."""

    def __init__(self, note: Note) -> None:
        super().__init__("This note was changed in the meantime.")
        self.note = note


def hold_note(note: Note) -> Note:
    """The note as it is now, kept from others until the transaction ends. Raises `NoLongerStands`."""
    held = Note.objects.select_for_update(of=("self",)).select_related("customer").get(pk=note.pk)
    if held.corrected_by_id or held.withdrawn_at:
        raise NoLongerStands(held)
    return held
