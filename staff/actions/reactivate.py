from django.contrib.admin.models import CHANGE
from django.db import transaction

from staff.models import Deed, Member


@transaction.atomic
def reactivate(member: Member, *, by: Member) -> None:
    """Let somebody back in, with the password and the roles they had."""
    Member.objects.filter(pk=member.pk).update(is_active=True)
    member.is_active = True
    Deed.objects.record("Reactivated.", by=by, about=member, flag=CHANGE)
