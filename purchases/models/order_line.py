from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.db.models.functions import Coalesce

from purchases.models.order import Order
from purchases.models.product import Product
from purchases.rules.discounts import percent_off
from purchases.rules.money import amount_of


class OrderLineQuerySet(models.QuerySet["OrderLine"]):
    def with_returned(self) -> Self:
        """Each line with how many of it came back, as `back`."""
        nothing = models.Value(Decimal(0), models.DecimalField())
        return self.annotate(back=Coalesce(models.Sum("returned__quantity"), nothing))


class OrderLine(models.Model):
    """So many of one product at one price. Price and cost are copied here: what was true on the day stays true."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    product = models.ForeignKey(Product, models.PROTECT, null=True, blank=True, related_name="+")
    description = models.CharField(max_length=300)
    quantity = models.DecimalField(max_digits=12, decimal_places=3)
    unit_price = models.DecimalField(max_digits=12, decimal_places=2)
    list_price = models.DecimalField(
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Without the discount; empty if there was none",
    )
    unit_cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)

    objects: ClassVar[models.Manager["OrderLine"]] = OrderLineQuerySet.as_manager()

    class Meta:
        ordering = ["order", "position"]
        constraints = [
            models.UniqueConstraint(fields=["order", "position"], name="order_line_position_once"),
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="order_line_quantity_above_zero"),
            models.CheckConstraint(condition=models.Q(unit_price__gte=0), name="order_line_price_not_negative"),
            models.CheckConstraint(
                condition=models.Q(list_price__gt=models.F("unit_price")), name="order_line_list_price_above_price"
            ),
            models.CheckConstraint(condition=models.Q(unit_cost__gte=0), name="order_line_cost_not_negative"),
        ]

    def __str__(self) -> str:
        return self.description

    @property
    def discount(self) -> Decimal | None:
        """How many percent less than the list price was asked, to a tenth; None without a discount."""
        return None if self.list_price is None else percent_off(self.list_price, self.unit_price)

    @property
    def left(self) -> Decimal:
        """How many the customer still has, of a line read by `with_returned`."""
        back: Decimal = self.back  # type: ignore[attr-defined]
        return self.quantity - back

    @property
    def amount(self) -> Decimal:
        return amount_of(self.quantity, self.unit_price)
