from django.db.models import F

from staff.models import Member
from wiring.live import tell


def end_sessions(member: Member) -> None:
    """Sign a member out everywhere: at the next request, and within seconds where a live stream is open."""
    Member.objects.filter(pk=member.pk).update(epoch=F("epoch") + 1)
    member.refresh_from_db(fields=["epoch"])
    tell(member.topic)
