from django.contrib.admin.models import CHANGE
from django.db import transaction
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from staff.models import Deed, Member
from staff.models.recovery_code import digest_of_code


class Wait(Exception):
    """Too many wrong codes: the next one is heard at `until`."""


@transaction.atomic
def pass_second_factor(member: Member, *, code: str) -> bool:
    """Whether this code, of the authenticator app or of the recovery sheet, is the member's. Each is good once.

    After each wrong code the wait doubles, whoever types. Raises Wait.
    """
    device = TOTPDevice.objects.select_for_update().get(user=member, confirmed=True)
    allowed, _reason = device.verify_is_allowed()
    if not allowed:
        raise Wait
    plain = "".join(code.split())
    if plain.isascii() and plain.isdecimal():
        return device.verify_token(plain)
    if use_recovery_code(member, code):
        device.throttle_reset()
        return True
    device.throttle_increment()
    return False


def use_recovery_code(member: Member, code: str) -> bool:
    unused = member.recovery_codes.filter(used_at=None, digest=digest_of_code(code, member))
    if not unused.update(used_at=timezone.now()):
        return False
    Deed.objects.record("Signed in with a recovery code.", by=member, about=member, flag=CHANGE)
    return True
