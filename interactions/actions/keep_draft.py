from django.db import transaction
from django.utils import timezone

from interactions.models import Draft
from staff.models import Member


class BegunElsewhere(ValueError):
    """Another window of the same person wrote something else here meanwhile; `draft` holds it."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft.place)
        self.draft = draft


@transaction.atomic
def keep_draft(text: str, *, place: str, by: Member, knowing: str | None = None) -> Draft | None:
    """Keep what somebody is still typing at a place, and answer the draft; empty text forgets it.

    `knowing` is the version the window began from: words of another window are not written over unless they are in
    the text. Raises `BegunElsewhere`.
    """
    before = Draft.objects.select_for_update().filter(member=by, place=place).first()
    if before and knowing not in (None, before.version) and before.text.strip() not in text:
        raise BegunElsewhere(before)
    if not text.strip():
        Draft.objects.filter(member=by, place=place).delete()
        return None
    draft = Draft(member=by, place=place, text=text, saved_at=timezone.now())
    Draft.objects.bulk_create(
        [draft], update_conflicts=True, unique_fields=["member", "place"], update_fields=["text", "saved_at"]
    )
    return draft
