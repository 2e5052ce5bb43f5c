from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.models.answer import show_answer
from customers.models.customer import Customer, Viewer
from customers.models.fact_type import FactType


class FactQuerySet(models.QuerySet["Fact"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__in=Customer.objects.visible_to(viewer))

    def for_reading(self) -> Self:
        """With their types and who wrote them, in the order of the catalogue."""
        return self.select_related("type", "asserted_by").order_by(
            "type__position", "type__label", "-asserted_at", "-id"
        )

    def standing(self, now: datetime) -> Self:
        """Facts we take for true at `now`: neither ended nor expired."""
        return self.filter(ended_at=None).exclude(expires_at__lte=now)


class Fact(models.Model):
    """Something remembered about a customer. Facts are asserted, superseded and retracted, never overwritten."""

    class Origin(models.TextChoices):
        SAID = "said", _("said")
        OBSERVED = "observed", _("observed")
        INFERRED = "inferred", _("inferred")

    class Ending(models.TextChoices):
        SUPERSEDED = "superseded", _("superseded")
        RETRACTED = "retracted", _("retracted")

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="facts")
    type = models.ForeignKey(FactType, models.PROTECT, related_name="facts")
    value = models.JSONField(help_text="Typed as the fact type says: text, number, ISO date, true or false")
    origin = models.CharField(max_length=10, choices=Origin)
    source_event_id = models.BigIntegerField(null=True, blank=True, help_text="The event it was learned from")
    asserted_at = models.DateTimeField()
    asserted_by = models.ForeignKey("staff.Member", models.PROTECT, null=True, blank=True, related_name="+")
    expires_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    superseded_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="supersedes")

    objects: ClassVar[models.Manager["Fact"]] = FactQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["customer", "type"], name="fact_standing", condition=models.Q(ended_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.type}: {self.value}"

    @property
    def shown(self) -> str:
        """The answer as people read it, in the reader's language."""
        return show_answer(self.value, as_=self.type.value)

    def is_standing(self, now: datetime) -> bool:
        return self.ended_at is None and (self.expires_at is None or self.expires_at > now)
