from collections.abc import Collection

from interactions.models import Draft
from staff.models import Member


def forget_draft(place: str, *, by: Member, sent: str | None = None, knowing: Collection[str] = ()) -> None:
    """What was being typed has been sent, or thrown away.

    With `sent`, the words that went out: a draft that another window wrote (a version not among those known) and that
    is not in them stays for that window.
    """
    draft = Draft.objects.filter(member=by, place=place).first()
    if draft and (sent is None or draft.version in knowing or draft.text.strip() in sent):
        draft.delete()
