from django.contrib.postgres.fields import ArrayField
from django.db import models

from staff.models.member import Member


class Integration(models.Model):
    """Another system that talks to our API, by one token. The token is shown once and kept only as a hash."""

    name = models.CharField(max_length=120)
    scopes = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    prefix = models.CharField(max_length=16, unique=True, help_text="The token's first characters, to tell it apart")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the token")
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
