from typing import ClassVar, Self

from django.db import models

from customers.models import Customer, Viewer
from interactions.models.visitor import Visitor

NAMED = 4


class WebVisitQuerySet(models.QuerySet["WebVisit"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__in=Customer.objects.visible_to(viewer))


class WebVisit(models.Model):
    """One stay on the web site: pages looked at without a pause of half an hour.

    A visit of a known customer stands in the log as one event; the pages stay here.
    """

    visitor = models.ForeignKey(Visitor, models.CASCADE, related_name="visits", db_index=False)
    customer = models.ForeignKey(Customer, models.SET_NULL, null=True, blank=True, related_name="web_visits")
    started_at = models.DateTimeField()
    last_at = models.DateTimeField()
    pages = models.PositiveIntegerField(default=0)
    site = models.CharField(max_length=260, blank=True, help_text="Which of our sites, as in https://shop.example")
    entry = models.CharField(max_length=500, help_text="The first page's path")
    referrer = models.CharField(max_length=500, blank=True)
    event_id = models.BigIntegerField(null=True, blank=True)

    objects: ClassVar[models.Manager["WebVisit"]] = WebVisitQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["visitor", "-last_at"], name="web_visit_latest")]

    def __str__(self) -> str:
        return f"{self.entry} +{self.pages}"

    @property
    def looked_at(self) -> str:
        """What the first pages were called, of a visit that was read with its `titles`; each once."""
        return ", ".join(list(dict.fromkeys(getattr(self, "titles", ())))[:NAMED])
