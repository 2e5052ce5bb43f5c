from django.db import models

from staff.models import Member
from wiring.questions import question


class Draft(models.Model):
    """Text somebody is still typing, kept on the server so that no crash loses it. `place` says which field."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    place = models.CharField(max_length=120)
    text = models.TextField(max_length=20_000)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "place"], name="draft_once")]

    def __str__(self) -> str:
        return self.place

    @property
    def version(self) -> str:
        """Tells two states of the same draft apart."""
        return self.saved_at.isoformat()


@question
def drafts_at(member: int, *places: str) -> models.QuerySet[Draft]:
    """What this member was typing at these places."""
    return Draft.objects.filter(member=member, place__in=places)
