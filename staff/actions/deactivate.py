from django.contrib.admin.models import CHANGE
from django.db import transaction

from staff.actions.end_sessions import end_sessions
from staff.models import Deed, Member
from staff.rules.powers import Power


class LastAdmin(Exception):
    """Nobody would be left who can open the administration."""


@transaction.atomic
def deactivate(member: Member, *, by: Member) -> None:
    """Shut somebody out at once: sessions, live streams, links. Their book and their history stay. Raises LastAdmin."""
    # Locked, so that two admins cannot shut out each other at the same moment.
    admins = Member.objects.active().holding(Power.ADMINISTER).order_by("pk").select_for_update()
    if not [admin for admin in admins if admin.pk != member.pk]:
        raise LastAdmin
    Member.objects.filter(pk=member.pk).update(is_active=False)
    member.is_active = False
    member.password_links.filter(used_at=None).delete()
    end_sessions(member)
    Deed.objects.record("Deactivated.", by=by, about=member, flag=CHANGE)
