from hashlib import sha256

from django.db import models

from staff.models.member import Member


class RecoveryCode(models.Model):
    """One of the ten codes that stand in, once each, for a lost telephone. Kept only as a hash."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the member's number and the code")
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "digest"], name="recovery_code_once")]

    def __str__(self) -> str:
        return f"{self.member_id}"


def digest_of_code(code: str, member: Member) -> str:
    """What is kept of a code: written as people write it, with spaces, dashes and capitals as they like."""
    plain = "".join(code.split()).replace("-", "").lower()
    return sha256(f"{member.pk}:{plain}".encode()).hexdigest()
