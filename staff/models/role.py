from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from staff.rules.powers import MEANINGS, Power


class Role(models.Model):
    """A named set of powers. One row is one kind of work done here."""

    class SecondFactor(models.TextChoices):
        OPTIONAL = "optional", _("optional")
        REQUIRED = "required", _("required")

    code = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(max_length=80)
    powers = ArrayField(
        models.CharField(max_length=40, choices=[(power.value, MEANINGS[power]) for power in Power]),
        default=list,
        blank=True,
    )
    second_factor = models.CharField(max_length=10, choices=SecondFactor, default=SecondFactor.OPTIONAL)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
