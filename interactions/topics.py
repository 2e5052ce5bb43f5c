from django.db.models import QuerySet

from staff.models import Member
from wiring.topics import topic


@topic("promises")
def promises(viewer: Member) -> QuerySet[Member]:
    """What somebody promised: one's own promises."""
    return Member.objects.filter(pk=viewer.pk)
