from django.db import models

from staff.models import Member


class SavedView(models.Model):
    """A list somebody wants to come back to: the filters as they stand in the address."""

    owner = models.ForeignKey(Member, models.CASCADE, related_name="views")
    name = models.CharField(max_length=80)
    query = models.TextField(max_length=2000, blank=True, help_text="The address after the question mark")
    shared = models.BooleanField(default=False)
    pinned = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="saved_view_name_once")]

    def __str__(self) -> str:
        return self.name
