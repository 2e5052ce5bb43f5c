from django.contrib.admin.models import CHANGE
from django.db import transaction
from django.utils import timezone

from staff.models import Deed, Member
from value.models import NeedSuggestion


@transaction.atomic
def dismiss_suggestion(suggestion: NeedSuggestion, *, by: Member) -> None:
    """It is no need group, and is not suggested again. Nothing happens to one that is settled."""
    state = NeedSuggestion.State
    open_one = NeedSuggestion.objects.open().filter(pk=suggestion.pk)
    if open_one.update(state=state.DISMISSED, decided_at=timezone.now(), decided_by=by):
        Deed.objects.record("Dismissed as a need group.", by=by, about=suggestion, flag=CHANGE)
