from django.contrib.admin.models import CHANGE
from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from staff.actions.end_sessions import end_sessions
from staff.models import Deed, Member


@transaction.atomic
def drop_second_factor(member: Member, *, by: Member) -> None:
    """Ask no second factor of this member any more: by themselves, or by an admin when the telephone is lost.

    Where a role asks for one, they have to enrol another at the next sign-in.
    """
    TOTPDevice.objects.filter(user=member).delete()
    member.recovery_codes.all().delete()
    end_sessions(member)
    Deed.objects.record("Dropped the second factor.", by=by, about=member, flag=CHANGE)
