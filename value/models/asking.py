from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.models import Customer, Fact, FactType
from staff.models import Member


class AskingQuerySet(models.QuerySet["Asking"]):
    def in_the_way(self, now: datetime) -> Self:
        """Those because of which a question is not asked: it was asked, or its time has not come."""
        return self.exclude(state=Asking.State.PUT_OFF, again_at__lte=now)


class Asking(models.Model):
    """One question was put to one customer, or put off. Nobody is asked the same thing twice."""

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        ANSWERED = "answered", _("answered")
        DECLINED = "declined", _("does not want to say")
        PUT_OFF = "put_off", _("later")

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="askings", db_index=False)
    type = models.ForeignKey(FactType, models.CASCADE, related_name="+", db_index=False)
    state = models.CharField(max_length=10, choices=State)
    at = models.DateTimeField(help_text="When this became of it")
    by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    again_at = models.DateTimeField(null=True, blank=True, help_text="When one that was put off may be asked")
    fact = models.ForeignKey(Fact, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False)

    objects: ClassVar[models.Manager["Asking"]] = AskingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer", "type"], name="asked_once")]

    def __str__(self) -> str:
        return f"{self.type_id}: {self.get_state_display()}"
