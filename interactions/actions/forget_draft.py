from collections.abc import Collection, Mapping

from django.db.models import QuerySet

from interactions.models import Draft
from staff.models import Member
from wiring.questions import question


def forget_draft(place: str, *, by: Member, sent: str | None = None, knowing: Collection[str] = ()) -> None:
    """What was being typed has been sent, or thrown away. `sent` and `knowing` as below."""
    forget_drafts({place: sent}, by=by, knowing=knowing)


def forget_drafts(sent: Mapping[str, str | None], *, by: Member, knowing: Collection[str] = ()) -> None:
    """The drafts at these places have been sent, or, where None stands for the words, thrown away.

    A draft that another window wrote (a version not among those known) and that is not in the words that went out stays
    for that window.
    """
    for draft in drafts_at(by.pk, *sent):
        words = sent[draft.place]
        if words is None or draft.version in knowing or draft.text.strip() in words:
            draft.delete()


@question
def drafts_at(member: int, *places: str) -> QuerySet[Draft]:
    return Draft.objects.filter(member=member, place__in=places)
