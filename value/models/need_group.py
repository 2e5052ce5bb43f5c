from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class NeedGroupQuerySet(models.QuerySet["NeedGroup"]):
    def active(self) -> Self:
        return self.filter(active=True)


class NeedGroup(models.Model):
    """Customers who want the same thing for the same reason. Admins say which there are, and by which rules one belongs."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    meaning = models.CharField(_("meaning"), max_length=200, help_text=_("What they want and why, in one sentence"))
    active = models.BooleanField(_("active"), default=True, help_text=_("Otherwise nobody belongs to it by rule"))
    position = models.PositiveSmallIntegerField(_("position"), default=100)

    objects: ClassVar[models.Manager["NeedGroup"]] = NeedGroupQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name
