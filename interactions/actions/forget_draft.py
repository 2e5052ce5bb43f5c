from interactions.models import Draft
from staff.models import Member


def forget_draft(place: str, *, by: Member) -> None:
    """What was being typed has been sent, or thrown away."""
    Draft.objects.filter(member=by, place=place).delete()
