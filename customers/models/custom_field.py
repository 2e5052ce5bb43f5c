from collections.abc import Mapping
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.models.answer import show_answer
from customers.models.customer import Customer
from customers.rules.custom_values import read_values
from customers.rules.typed_values import Value as Answer


class CustomFieldQuerySet(models.QuerySet["CustomField"]):
    def read(self, given: Mapping[str, Any], *, kind: str, complete: bool = False) -> dict[str, Answer | None]:
        """The given values, typed as the catalogue says; None takes one away. Raises `BadValues`.

        `complete` also asks for every required field of this kind of customer.
        """
        if not given and not complete:
            return {}
        return read_values(given, catalogue=self.all(), kind=kind, complete=complete)


class CustomField(models.Model):
    """A field this company adds to its customers, without a migration. Values live in `Customer.custom`."""

    class Value(models.TextChoices):
        TEXT = "text", _("text")
        NUMBER = "number", _("number")
        DATE = "date", _("date")
        CHOICE = "choice", _("one of several")
        YES_NO = "yes_no", _("yes or no")

    key = models.SlugField(primary_key=True, max_length=40, validators=[RegexValidator(r"^[a-z][a-z0-9_]*$")])
    label = models.CharField(max_length=80)
    value = models.CharField(max_length=10, choices=Value, default=Value.TEXT)
    choices = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    for_kind = models.CharField(max_length=12, choices=Customer.Kind, blank=True, help_text=_("Empty: for both"))
    required = models.BooleanField(default=False)
    help = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=100)

    objects: ClassVar[models.Manager["CustomField"]] = CustomFieldQuerySet.as_manager()

    class Meta:
        ordering = ["position", "label"]

    def __str__(self) -> str:
        return self.label

    def show(self, answer: Answer | None) -> str:
        """A customer's value of this field as people read it; empty for none."""
        return show_answer(answer, as_=self.value)
