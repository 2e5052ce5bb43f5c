import uuid

from django.db import models

from customers.models import Consent, Customer


class Visitor(models.Model):
    """A browser that allowed us to remember it, known by its cookie; perhaps later by name."""

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    customer = models.ForeignKey(Customer, models.SET_NULL, null=True, blank=True, related_name="visitors")
    first_seen_at = models.DateTimeField()
    identified_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.key)

    def refuses_profiling(self) -> bool:
        """Whether the customer behind this browser has said that visits shall not be remembered."""
        words = Consent.objects.filter(customer=self.customer_id, purpose=Consent.Purpose.PROFILING, channel="web")
        last = words.order_by("-happened_at", "-id").values_list("given", flat=True).first()
        return last is False
