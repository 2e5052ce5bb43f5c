from django.db import models
from django.utils.translation import gettext_lazy as _

from purchases.models.order import Order, OrderLine


class Return(models.Model):
    """Goods that came back, all or some of an order."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="returns")
    happened_at = models.DateTimeField()
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    refund = models.DecimalField(max_digits=14, decimal_places=2, help_text="Paid back, in the order's currency")
    intake = models.ForeignKey("customers.Intake", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-happened_at", "-id"]

    def __str__(self) -> str:
        return f"{self.order} ({self.refund})"


class ReturnLine(models.Model):
    """How many of one order line came back."""

    return_of = models.ForeignKey(Return, models.CASCADE, related_name="lines")
    line = models.ForeignKey(OrderLine, models.CASCADE, related_name="returned")
    quantity = models.DecimalField(max_digits=12, decimal_places=3)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["return_of", "line"], name="return_line_once")]

    def __str__(self) -> str:
        return f"{self.quantity} of {self.line}"
