from typing import ClassVar

from django.db import models

from purchases.models import Category
from value.models.reckoning import Reckoning


class PeerHabit(models.Model):
    """What the best of those who are alike buy: of one kind of customer with one favourite category, so many buy this too."""

    reckoning = models.ForeignKey(Reckoning, models.CASCADE, related_name="habits")
    kind = models.CharField(max_length=12, help_text="Person or organisation")
    favourite = models.ForeignKey(Category, models.CASCADE, related_name="+", db_index=False)
    category = models.ForeignKey(Category, models.CASCADE, related_name="+", db_index=False)
    best = models.IntegerField(help_text="How many of the best there are")
    share = models.FloatField(help_text="Of them buy this category")
    amount = models.FloatField(help_text="What those who do pay for it in a year, in the mean")
    whole = models.FloatField(help_text="What one of the best pays in a year for everything, in the mean")

    objects: ClassVar[models.Manager["PeerHabit"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reckoning", "kind", "favourite", "category"], name="peer_habit_once")
        ]

    def __str__(self) -> str:
        return f"{self.share:.0%} {self.category}"
