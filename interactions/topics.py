from django.db.models import QuerySet

from staff.models import Member
from staff.rules.powers import Power
from wiring.topics import topic


@topic("promises")
def promises(viewer: Member) -> QuerySet[Member]:
    """What somebody promised: one's own promises, and everybody's for who leads the team."""
    return oneself_and_ones_team(viewer)


@topic("tasks")
def tasks(viewer: Member) -> QuerySet[Member]:
    """What somebody is to do: one's own tasks, and everybody's for who leads the team."""
    return oneself_and_ones_team(viewer)


def oneself_and_ones_team(viewer: Member) -> QuerySet[Member]:
    members = Member.objects.all()
    return members if viewer.may(Power.ASSIGN_MANAGERS) else members.filter(pk=viewer.pk)
