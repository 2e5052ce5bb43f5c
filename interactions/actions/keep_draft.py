from datetime import datetime

from django.utils import timezone

from interactions.actions.forget_draft import forget_draft
from interactions.models import Draft
from staff.models import Member


def keep_draft(text: str, *, place: str, by: Member) -> datetime | None:
    """Keep what somebody is still typing at a place, and answer since when; empty text forgets the draft."""
    if not text.strip():
        forget_draft(place, by=by)
        return None
    draft = Draft(member=by, place=place, text=text, saved_at=timezone.now())
    Draft.objects.bulk_create(
        [draft], update_conflicts=True, unique_fields=["member", "place"], update_fields=["text", "saved_at"]
    )
    return draft.saved_at
