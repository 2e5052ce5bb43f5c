from django.db.models import QuerySet

from staff.models import Member
from staff.rules.powers import Power
from wiring.topics import topic


@topic("promises")
def promises(viewer: Member) -> QuerySet[Member]:
    """What somebody promised: one's own promises, and everybody's for who leads the team."""
    members = Member.objects.all()
    return members if viewer.may(Power.ASSIGN_MANAGERS) else members.filter(pk=viewer.pk)
