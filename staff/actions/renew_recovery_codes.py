import secrets

from django.db import transaction

from staff.models import Member, RecoveryCode
from staff.models.recovery_code import digest_of_code

CODES = 10
# Without letters and digits that are taken for one another.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@transaction.atomic
def renew_recovery_codes(member: Member) -> list[str]:
    """Ten new codes; those handed out before are void."""
    member.recovery_codes.all().delete()
    codes = ["-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4)) for _ in range(CODES)]
    RecoveryCode.objects.bulk_create(RecoveryCode(member=member, digest=digest_of_code(code, member)) for code in codes)
    return codes
