from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from staff.models import Member
from value.models.need_group import NeedGroup


class NeedSuggestionQuerySet(models.QuerySet["NeedSuggestion"]):
    def open(self) -> Self:
        return self.filter(state=NeedSuggestion.State.OPEN)


class NeedSuggestion(models.Model):
    """Customers without a known need who buy alike: perhaps a need group. It is one only when somebody says so."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        DISMISSED = "dismissed", _("dismissed")

    categories = models.JSONField(
        help_text="What they buy more of than others: category, name, their share and that of the others, in percent"
    )
    key = models.CharField(max_length=200, help_text="The categories' numbers: what was dismissed is known by it")
    size = models.IntegerField(help_text="Customers of the sample who are alike")
    sampled = models.IntegerField(help_text="Customers looked at")
    least_share = models.DecimalField(
        max_digits=4, decimal_places=2, help_text="The share of spending that tells them best from the others"
    )
    hits = models.PositiveSmallIntegerField(help_text="How many of them that rule finds, in percent")
    strays = models.PositiveSmallIntegerField(help_text="How many of the others it finds too, in percent")
    found_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(NeedGroup, models.SET_NULL, null=True, blank=True, related_name="+")

    objects: ClassVar[models.Manager["NeedSuggestion"]] = NeedSuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["-size", "id"]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="suggestion_once", condition=models.Q(state="open")),
        ]

    def __str__(self) -> str:
        return ", ".join(self.names)

    @property
    def names(self) -> list[str]:
        """The names of the categories, the most telling first."""
        return [each["name"] for each in self.categories]

    @property
    def percent(self) -> int:
        return round(self.least_share * 100)
