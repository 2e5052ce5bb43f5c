from django.db import models

from purchases.models.order_line import OrderLine
from purchases.models.return_ import Return


class ReturnLine(models.Model):
    """How many of one order line came back."""

    return_of = models.ForeignKey(Return, models.CASCADE, related_name="lines")
    line = models.ForeignKey(OrderLine, models.CASCADE, related_name="returned")
    quantity = models.DecimalField(max_digits=12, decimal_places=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["return_of", "line"], name="return_line_once"),
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="return_line_quantity_above_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} of {self.line}"
