from django.contrib.admin.models import ADDITION
from django.db import transaction
from django.utils import timezone

from purchases.models import Category
from staff.models import Deed, Member
from value.actions.sort_everybody import sort_everybody
from value.models import NeedGroup, NeedSuggestion, PurchaseRule


class NameTaken(ValueError):
    """There is a need group of that name already."""


@transaction.atomic
def accept_suggestion(suggestion: NeedSuggestion, *, name: str, meaning: str, by: Member) -> NeedGroup:
    """Make a need group of it, with a rule that says in words what its customers have in common; the worker then finds who
    belongs. Raises `NameTaken`. Somebody else's acceptance is not repeated.
    """
    held = NeedSuggestion.objects.select_for_update().get(pk=suggestion.pk)
    if held.group and held.state == NeedSuggestion.State.ACCEPTED:
        return held.group
    if NeedGroup.objects.filter(name=name).exists():
        raise NameTaken
    group = NeedGroup.objects.create(name=name, meaning=meaning)
    rule = PurchaseRule.objects.create(group=group, least_share=held.least_share)
    rule.categories.set(Category.objects.filter(pk__in=[each["category"] for each in held.categories]))
    held.state, held.decided_at, held.decided_by, held.group = held.State.ACCEPTED, timezone.now(), by, group
    held.save(update_fields=["state", "decided_at", "decided_by", "group"])
    Deed.objects.record(f"Made of a suggestion: {held}", by=by, about=group, flag=ADDITION)
    sort_everybody.enqueue()
    return group
