from typing import ClassVar, Self

from django.db import models

from customers.models import Customer, Event, Viewer

LONGEST = 100_000


class BodyQuerySet(models.QuerySet["Body"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__in=Customer.objects.visible_to(viewer))


class Body(models.Model):
    """The full text of one contact, when there is more to keep than the log's one line. One row per event."""

    event = models.OneToOneField(Event, models.PROTECT, primary_key=True, related_name="body")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+")
    text = models.TextField(max_length=LONGEST)

    objects: ClassVar[models.Manager["Body"]] = BodyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.text[:80]
