from typing import ClassVar

from django.db import models


class Snapshot(models.Model):
    """What the whole base looked like at the end of a day: the path it takes over time. One row a month stays."""

    day = models.DateField(unique=True)
    customers = models.IntegerField()
    equity = models.DecimalField(max_digits=18, decimal_places=2)
    gini = models.FloatField(null=True, help_text="Of positive actual values")
    top20 = models.FloatField(null=True, help_text="The share of value that the best fifth has")
    diversity = models.FloatField(null=True, help_text="Of needs; empty where too few are known")
    coverage = models.FloatField(null=True, help_text="The share of customers with a known need")
    life_cycle = models.JSONField(
        default=list, help_text="Buyers by fixed borders of recency (rows, the latest first) and frequency (columns)"
    )

    objects: ClassVar[models.Manager["Snapshot"]] = models.Manager()

    class Meta:
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m}"
