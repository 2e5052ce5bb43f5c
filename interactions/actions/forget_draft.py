from collections.abc import Collection

from django.db.models import QuerySet

from interactions.models import Draft
from staff.models import Member
from wiring.questions import question


def forget_draft(place: str, *, by: Member, sent: str | None = None, knowing: Collection[str] = ()) -> None:
    """What was being typed has been sent, or thrown away.

    With `sent`, the words that went out: a draft that another window wrote (a version not among those known) and that
    is not in them stays for that window.
    """
    draft = next(iter(draft_at(place, by.pk)), None)
    if draft and (sent is None or draft.version in knowing or draft.text.strip() in sent):
        draft.delete()


@question
def draft_at(place: str, member: int) -> QuerySet[Draft]:
    return Draft.objects.filter(member=member, place=place)
