from django.db.models import QuerySet

from staff.models import Member
from wiring.topics import present, topic


@present
def members(keys: set[int]) -> dict[int, Member]:
    """Those who may still come in, with today's powers."""
    return Member.objects.with_powers().active().in_bulk(keys)


@topic("member")
def member(viewer: Member) -> QuerySet[Member]:
    """What happens to one's own account."""
    return Member.objects.filter(pk=viewer.pk)
