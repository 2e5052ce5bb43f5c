from collections.abc import Collection, Mapping

from interactions.models.draft import drafts_at
from staff.models import Member


def forget_drafts(sent: Mapping[str, str | None], *, by: Member, knowing: Collection[str] = ()) -> None:
    """What was being typed at these places has been sent; where None stands for the words, it was thrown away.

    A draft that another window wrote (a version not among those known) and that is not in the words that went out stays
    for that window.
    """
    for draft in drafts_at(by.pk, *sent):
        words = sent[draft.place]
        if words is None or draft.version in knowing or draft.text.strip() in words:
            draft.delete()
