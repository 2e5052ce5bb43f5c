from collections.abc import Iterable
from decimal import Decimal
from typing import ClassVar

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from customers.models import Intake
from purchases.models.order import Order

TOLD_BEFORE = """
    SELECT back.number, coalesce(product.sku, line.description), sum(part.quantity)
    FROM purchases_return AS back
    JOIN purchases_returnline AS part ON part.return_of_id = back.id
    JOIN purchases_orderline AS line ON line.id = part.line_id
    LEFT JOIN purchases_product AS product ON product.id = line.product_id
    WHERE back.number = ANY(%s) AND back.intake_id IS DISTINCT FROM %s
    GROUP BY 1, 2
"""


class ReturnQuerySet(models.QuerySet["Return"]):
    def told_before(self, numbers: Iterable[str], *, intake: Intake) -> dict[tuple[str, str], Decimal]:
        """How many of each thing came back under these credit notes before this import: (note, thing) -> pieces."""
        with connection.cursor() as cursor:
            cursor.execute(TOLD_BEFORE, [sorted(numbers), intake.pk])
            return {(number, thing): pieces for number, thing, pieces in cursor.fetchall()}


class Return(models.Model):
    """Goods that came back, all or some of an order."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="returns")
    number = models.CharField(_("credit note"), max_length=80, blank=True, help_text="Of whoever told us; may be empty")
    happened_at = models.DateTimeField()
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    refund = models.DecimalField(max_digits=14, decimal_places=2, help_text="Paid back, in the order's currency")
    intake = models.ForeignKey(
        "customers.Intake", models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )

    objects: ClassVar[models.Manager["Return"]] = ReturnQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_at", "-id"]
        indexes = [
            models.Index(fields=["number"], name="return_number", condition=~models.Q(number="")),
            models.Index(fields=["intake"], name="return_intake", condition=models.Q(intake__isnull=False)),
        ]
        constraints = [models.CheckConstraint(condition=models.Q(refund__gte=0), name="return_refund_not_negative")]

    def __str__(self) -> str:
        return f"{self.order} ({self.refund})"

    @property
    def credit(self) -> Decimal:
        """The refund as it stands on an invoice: below zero."""
        return -self.refund
