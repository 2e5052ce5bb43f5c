from typing import ClassVar

from django.db import models

from staff.models import Member


class Portfolio(models.Model):
    """What the customers of one customer manager were worth together at the end of a day, and what they had brought in.

    The manager is empty for the customers nobody looks after. Worked out from the log alone, so that it can be again.
    """

    manager = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    day = models.DateField(help_text="The last day of the month, or the day of the reckoning in the one that runs")
    customers = models.IntegerField()
    equity = models.DecimalField(max_digits=18, decimal_places=2, help_text="The sum of actual values")
    cash_flow = models.DecimalField(
        max_digits=18, decimal_places=2, help_text="Margin less cost to serve of the month up to that day"
    )

    objects: ClassVar[models.Manager["Portfolio"]] = models.Manager()

    class Meta:
        ordering = ["-day", "manager"]
        constraints = [models.UniqueConstraint(fields=["day", "manager"], name="portfolio_once", nulls_distinct=False)]

    def __str__(self) -> str:
        return f"{self.manager or '-'} {self.day:%Y-%m}"
