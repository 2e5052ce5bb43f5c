from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from customers.models import Customer, Viewer
from staff.models import Member


class Tier(models.TextChoices):
    """How a customer is treated because of what they are worth. The words are such that the customer may read them."""

    MVC = "mvc", _("Most valuable")
    MGC = "mgc", _("Most growable")
    LOW = "low", _("Low-maintenance")
    BZ = "bz", _("Review relationship")


class StandingQuerySet(models.QuerySet["Standing"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__in=Customer.objects.visible_to(viewer))

    def in_tier(self, tier: str) -> Self:
        """Those treated as this tier now, by the figures or by hand."""
        return self.filter(Q(by_hand=tier) | Q(by_hand="", tier=tier))

    def given_by_hand(self) -> Self:
        return self.exclude(by_hand="")

    def over(self, now: datetime) -> Self:
        """Given by hand for a time that is over."""
        return self.given_by_hand().filter(by_hand_until__lte=now)


class Standing(models.Model):
    """The tier a customer stands in. Who has no row is low-maintenance, as everybody is who is nothing else."""

    customer = models.OneToOneField(Customer, models.CASCADE, primary_key=True, related_name="standing")
    tier = models.CharField(max_length=3, choices=Tier, default=Tier.LOW, help_text="What the figures say")
    near = models.CharField(
        max_length=3, choices=Tier, blank=True, help_text="The tier whose border is near: a migrator"
    )
    since = models.DateTimeField()
    by_hand = models.CharField(max_length=3, choices=Tier, blank=True)
    by_hand_reason = models.CharField(max_length=300, blank=True)
    by_hand_until = models.DateTimeField(null=True, blank=True)
    by_hand_at = models.DateTimeField(null=True, blank=True)
    by_hand_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")

    objects: ClassVar[models.Manager["Standing"]] = StandingQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["tier", "customer"], name="standing_tier"),
            models.Index(fields=["by_hand", "customer"], name="standing_by_hand", condition=~Q(by_hand="")),
        ]

    def __str__(self) -> str:
        return self.effective_label

    @property
    def effective(self) -> str:
        """The tier that counts: the one given by hand, else that of the figures."""
        return self.by_hand or self.tier

    @property
    def effective_label(self) -> str:
        return str(Tier(self.effective).label)

    @property
    def near_label(self) -> str:
        return str(Tier(self.near).label) if self.near else ""
