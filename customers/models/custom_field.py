from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.models.customer import Customer


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

    class Meta:
        ordering = ["position", "label"]

    def __str__(self) -> str:
        return self.label
