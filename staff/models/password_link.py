from datetime import datetime, timedelta
from hashlib import sha256
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone

from staff.models.member import Member

LASTS = timedelta(hours=24)


class PasswordLinkQuerySet(models.QuerySet["PasswordLink"]):
    def good(self, now: datetime) -> Self:
        """Links that still open: not used, not replaced by a newer one, not older than a day."""
        return self.filter(used_at=None, made_at__gt=now - LASTS, member__is_active=True)

    def opened_by(self, secret: str) -> "PasswordLink | None":
        digest = digest_of_link(secret)
        return self.good(timezone.now()).filter(digest=digest).select_related("member").first()


class PasswordLink(models.Model):
    """A way to set one member's password, once, within a day: after an invitation, or when it was forgotten.

    An admin hands it over in person; only a hash of it is kept.
    """

    member = models.ForeignKey(Member, models.CASCADE, related_name="password_links")
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the secret in the address")
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True, blank=True, help_text="When it was used, or replaced by a newer one")

    objects: ClassVar[models.Manager["PasswordLink"]] = PasswordLinkQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.member} {self.made_at:%Y-%m-%d}"

    @property
    def expires_at(self) -> datetime:
        return self.made_at + LASTS


def digest_of_link(secret: str) -> str:
    """What is kept of a link. A fast hash is enough: the secret is random and 256 bits long."""
    return sha256(secret.encode()).hexdigest()
