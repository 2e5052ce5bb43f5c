from django.contrib.admin.models import CHANGE
from django.db import transaction

from staff.models import Deed, Member
from value.models import NeedSuggestion


@transaction.atomic
def reopen_suggestion(suggestion: NeedSuggestion, *, by: Member) -> None:
    """What was dismissed by mistake may be accepted after all, unless it was suggested anew."""
    state = NeedSuggestion.State
    if NeedSuggestion.objects.open().filter(key=suggestion.key).exists():
        return
    dismissed = NeedSuggestion.objects.filter(pk=suggestion.pk, state=state.DISMISSED)
    if dismissed.update(state=state.OPEN, decided_at=None, decided_by=None):
        Deed.objects.record("Suggested again as a need group.", by=by, about=suggestion, flag=CHANGE)
