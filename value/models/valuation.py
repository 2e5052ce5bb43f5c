from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.models import Customer, Viewer
from value.models.reckoning import Reckoning


class Stage(models.TextChoices):
    """Where in their life with us somebody stands; `value/rules/life_cycle.py` says who is what."""

    SUSPECT = "suspect", _("suspect")
    PROSPECT = "prospect", _("prospect")
    CUSTOMER = "customer", _("customer")
    PARTNER = "partner", _("partner")
    ADVOCATE = "advocate", _("advocate")
    FORMER = "former", _("former customer")


class ValuationQuerySet(models.QuerySet["Valuation"]):
    def current(self) -> Self:
        """Of the last reckoning that was finished."""
        last = Reckoning.objects.whole().order_by("-id").values("pk")[:1]
        return self.filter(reckoning=models.Subquery(last))

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__in=Customer.objects.visible_to(viewer))


class Valuation(models.Model):
    """What one reckoning says of one customer. Money is in the company's currency, for the horizon of its rules.

    actual = margin - service; potential = actual + growth + elsewhere + channel. What cannot be told is empty.
    """

    pk = models.CompositePrimaryKey("reckoning", "customer")
    reckoning = models.ForeignKey(Reckoning, models.CASCADE, related_name="valuations", db_index=False)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="valuations", db_index=True)
    score = models.FloatField(help_text="For lists: who is likely to bring more stands higher")
    alive = models.FloatField(null=True, help_text="The calibrated probability to buy again within the horizon")
    purchases = models.FloatField(null=True, help_text="Expected")
    spend = models.FloatField(null=True, help_text="Expected at a time")
    revenue = models.FloatField(null=True, help_text="Expected")
    next_days = models.FloatField(null=True, help_text="Days until the next purchase is to be expected")
    margin_rate = models.FloatField(help_text="Of what is sold to this customer, as far as known")
    margin = models.FloatField(help_text="Expected and discounted")
    service = models.FloatField(help_text="What serving them will cost")
    actual = models.FloatField()
    growth = models.FloatField(default=0, help_text="Of what customers like them buy and they do not")
    elsewhere = models.FloatField(default=0, help_text="Of what they buy from others, where their share is known")
    channel = models.FloatField(default=0, help_text="What a cheaper channel would save")
    potential = models.FloatField()
    parts = models.JSONField(default=dict, help_text="What growth, elsewhere and channel rest on")
    recency_fifth = models.PositiveSmallIntegerField(default=0, help_text="5: the fifth that bought last; 0: never")
    frequency_fifth = models.PositiveSmallIntegerField(default=0)
    stage = models.CharField(max_length=10, choices=Stage, blank=True)
    trend = models.SmallIntegerField(default=0, help_text="1 rising, -1 falling, 0 as before")

    objects: ClassVar[models.Manager["Valuation"]] = ValuationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["reckoning", "-actual", "customer"], name="valuation_by_actual"),
            models.Index(fields=["reckoning", "-potential", "customer"], name="valuation_by_potential"),
            models.Index(fields=["reckoning", "-score", "customer"], name="valuation_by_score"),
        ]

    def __str__(self) -> str:
        return f"{self.actual:.2f} of {self.potential:.2f}"

    @property
    def unrealised(self) -> float:
        """What a deliberate strategy could add."""
        return self.potential - self.actual

    def part(self, name: str) -> Any:
        return self.parts.get(name)
