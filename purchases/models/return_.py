from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from purchases.models.order import Order


class Return(models.Model):
    """Goods that came back, all or some of an order."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="returns")
    happened_at = models.DateTimeField()
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    refund = models.DecimalField(max_digits=14, decimal_places=2, help_text="Paid back, in the order's currency")
    intake = models.ForeignKey("customers.Intake", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-happened_at", "-id"]
        constraints = [models.CheckConstraint(condition=models.Q(refund__gte=0), name="return_refund_not_negative")]

    def __str__(self) -> str:
        return f"{self.order} ({self.refund})"

    @property
    def credit(self) -> Decimal:
        """The refund as it stands on an invoice: below zero."""
        return -self.refund
