from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.models.customer import Customer, Viewer


class ThreadQuerySet(models.QuerySet["Thread"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__in=Customer.objects.visible_to(viewer))

    def unanswered(self) -> Self:
        """Matters in which the customer waits for us."""
        return self.filter(closed_at=None, awaiting=Thread.Awaiting.US)


class Thread(models.Model):
    """One matter with a customer, across channels: a question by phone, the answer by mail."""

    class Awaiting(models.TextChoices):
        NOBODY = "", _("nobody")
        US = "us", _("us")
        THEM = "them", _("the customer")

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="threads", db_index=False)
    subject = models.CharField(max_length=200)
    awaiting = models.CharField(max_length=4, choices=Awaiting, blank=True, default=Awaiting.NOBODY)
    awaiting_since = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Thread"]] = ThreadQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["customer", "-opened_at"], name="thread_of_customer"),
            models.Index(
                fields=["awaiting_since"], name="thread_waiting", condition=models.Q(awaiting="us", closed_at=None)
            ),
        ]

    def __str__(self) -> str:
        return self.subject
