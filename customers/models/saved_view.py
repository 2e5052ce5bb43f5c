from typing import ClassVar, Self

from django.db import models
from django.urls import reverse

from staff.models import Member

MOST_PINNED = 8


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def visible_to(self, member: Member) -> Self:
        """One's own and the team's."""
        return self.filter(models.Q(owner=member) | models.Q(shared=True)).select_related("owner")


class SavedView(models.Model):
    """A list somebody wants to come back to: the filters as they stand in the address."""

    owner = models.ForeignKey(Member, models.CASCADE, related_name="views")
    name = models.CharField(max_length=80)
    query = models.TextField(max_length=2000, blank=True, help_text="The address after the question mark")
    shared = models.BooleanField(default=False)
    pinned = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["SavedView"]] = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="saved_view_name_once")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('customers')}?view={self.pk}{'&' if self.query else ''}{self.query}"
