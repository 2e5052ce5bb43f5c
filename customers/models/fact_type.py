from datetime import datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.rules.typed_values import Value as Answer
from customers.rules.typed_values import read


class FactType(models.Model):
    """A kind of thing worth remembering about customers. The catalogue is the admins' to write."""

    class Group(models.TextChoices):
        NEED = "need", _("need")
        PREFERENCE = "preference", _("preference")
        HABIT = "habit", _("habit")
        LIFE_EVENT = "life_event", _("life event")

    class Value(models.TextChoices):
        TEXT = "text", _("text")
        CHOICE = "choice", _("one of several")
        NUMBER = "number", _("number")
        DATE = "date", _("date")
        YES_NO = "yes_no", _("yes or no")

    key = models.SlugField(primary_key=True, max_length=40)
    label = models.CharField(max_length=80)
    group = models.CharField(max_length=12, choices=Group, default=Group.PREFERENCE)
    value = models.CharField(max_length=10, choices=Value, default=Value.TEXT)
    choices = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    several = models.BooleanField(default=False, help_text=_("A customer may have more than one at the same time"))
    keeps_days = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("After how many days it is no longer taken for true; empty: never")
    )
    question = models.CharField(
        max_length=200, blank=True, help_text=_("As one of us would ask it; without it nobody is asked")
    )
    benefit = models.CharField(max_length=200, blank=True, help_text=_("What the customer has from answering"))
    active = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["position", "label"]

    def __str__(self) -> str:
        return self.label

    def read(self, raw: object) -> Answer | None:
        """An answer as facts of this type keep it; None when nothing was given. Raises `BadValue`."""
        return read(raw, as_=self.value, choices=self.choices)

    def expiry(self, asserted_at: datetime) -> datetime | None:
        """When an answer given at this time is no longer taken for true; None: never."""
        return asserted_at + timedelta(days=self.keeps_days) if self.keeps_days else None
