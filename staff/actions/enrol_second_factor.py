import time
from binascii import unhexlify

from django.contrib.admin.models import CHANGE
from django.db import transaction
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from staff.actions.end_sessions import end_sessions
from staff.actions.renew_recovery_codes import renew_recovery_codes
from staff.models import Deed, Member


class WrongCode(ValueError):
    """The six digits do not fit the key at this moment."""


@transaction.atomic
def enrol_second_factor(member: Member, *, key: str, code: str) -> list[str]:
    """From now on this member signs in with an authenticator app as well: the one that holds `key` (hexadecimal).

    The code shows that the app does hold it. Answers ten recovery codes, which are shown once. An app enrolled
    before counts no more, and other sessions end. Raises WrongCode.
    """
    totp = TOTP(unhexlify(key))
    totp.time = time.time()
    if not (code.isdecimal() and totp.verify(int(code), tolerance=1)):
        raise WrongCode
    TOTPDevice.objects.filter(user=member).delete()
    # The code just used is spent: only a later one signs in.
    TOTPDevice.objects.create(user=member, key=key, confirmed=True, name="authenticator", last_t=totp.t())
    end_sessions(member)
    Deed.objects.record("Enrolled a second factor.", by=member, about=member, flag=CHANGE)
    return renew_recovery_codes(member)
