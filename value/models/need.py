from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.models import Customer, Fact, Viewer
from staff.models import Member
from value.models.need_group import NeedGroup


class NeedQuerySet(models.QuerySet["Need"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__in=Customer.objects.visible_to(viewer))

    def known(self) -> Self:
        """Those we take for true: of groups in use, found by the rules or confirmed, and not declined."""
        return self.filter(group__active=True).exclude(verdict=Need.Verdict.DECLINED)

    def told(self) -> Self:
        """Those the customer said, or one of us made sure of."""
        return self.filter(models.Q(verdict=Need.Verdict.CONFIRMED) | models.Q(origin=Fact.Origin.SAID))


class Need(models.Model):
    """A customer belongs to a need group, because of what they said or bought. A verdict by one of us outlives the rules:
    what was confirmed stays, and what was declined does not come back."""

    class Verdict(models.TextChoices):
        NONE = "", _("by the rules")
        CONFIRMED = "confirmed", _("confirmed")
        DECLINED = "declined", _("declined")

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="needs", db_index=False)
    group = models.ForeignKey(NeedGroup, models.CASCADE, related_name="needs", db_index=False)
    origin = models.CharField(max_length=10, choices=Fact.Origin, help_text="The best of its reasons")
    why = models.JSONField(default=list, help_text="The facts and the shares of spending that led here, the best first")
    since = models.DateTimeField()
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True, default=Verdict.NONE)
    verdict_at = models.DateTimeField(null=True, blank=True)
    verdict_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)

    objects: ClassVar[models.Manager["Need"]] = NeedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer", "group"], name="need_once")]
        indexes = [models.Index(fields=["group", "customer"], name="need_of_group")]

    def __str__(self) -> str:
        return str(self.group)

    @property
    def is_told(self) -> bool:
        """Whether the customer said so, or one of us made sure of it."""
        return self.verdict == self.Verdict.CONFIRMED or self.origin == Fact.Origin.SAID

    @property
    def is_declined(self) -> bool:
        return self.verdict == self.Verdict.DECLINED

    @property
    def is_confirmed(self) -> bool:
        return self.verdict == self.Verdict.CONFIRMED
