from datetime import timedelta
from hmac import compare_digest
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from staff.models.member import Member
from staff.rules.powers import Power
from staff.rules.scopes import MEANINGS, Scope
from staff.rules.tokens import digest_of, is_token, prefix_of
from wiring.questions import question

NOTICE_USE_EVERY = timedelta(minutes=1)


class IntegrationQuerySet(models.QuerySet["Integration"]):
    def standing(self) -> Self:
        """Those whose token still opens something."""
        return self.filter(revoked_at=None)

    def holding(self, token: str) -> "Integration | None":
        """The integration this token belongs to, unless it was revoked."""
        if not is_token(token):
            return None
        found = next(iter(with_prefix(prefix_of(token))), None)
        return found if found and compare_digest(found.digest, digest_of(token)) else None


@question
def with_prefix(prefix: str) -> "models.QuerySet[Integration]":
    return Integration.objects.standing().select_related("author").filter(prefix=prefix)


class Integration(models.Model):
    """Another system that talks to our API, by one token. The token is shown once and kept only as a hash."""

    name = models.CharField(_("name"), max_length=120)
    scopes = ArrayField(
        models.CharField(max_length=40, choices=[(scope.value, MEANINGS[scope]) for scope in Scope]),
        default=list,
        blank=True,
    )
    prefix = models.CharField(max_length=16, unique=True, help_text="The token's first characters, to tell it apart")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the token")
    author = models.OneToOneField(
        Member, models.PROTECT, related_name="integration", help_text="Who signs in the log what this system tells us"
    )
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Integration"]] = IntegrationQuerySet.as_manager()

    # What Django and the REST framework ask of whoever makes a request.
    is_authenticated = True
    is_anonymous = False

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:
        return self.revoked_at is None

    @property
    def sees_every_customer(self) -> bool:
        """A token has no book: which kinds of things it reaches is a matter of its scopes."""
        return self.is_active

    def opens(self, scope: Scope) -> bool:
        return self.is_active and scope.value in self.scopes

    def may(self, power: Power) -> bool:
        """Powers belong to people. A token has scopes instead."""
        return False

    def notice_use(self) -> None:
        """Remember that the token was used, at most once a minute, so that reading costs no write."""
        now = timezone.now()
        if self.last_used_at is None or now - self.last_used_at > NOTICE_USE_EVERY:
            self.last_used_at = now
            self.save(update_fields=["last_used_at"])
