from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from customers.models import Customer, Viewer
from purchases.models.category import Category
from purchases.rules.money import margin_of


class OrderQuerySet(models.QuerySet["Order"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__in=Customer.objects.visible_to(viewer))

    def counted(self) -> Self:
        """Orders that stand: not cancelled."""
        return self.exclude(state=Order.State.CANCELLED)

    def for_the_list(self) -> Self:
        """Newest first, with what a row of a list shows."""
        return self.order_by("-placed_at", "-pk").select_related("channel").prefetch_related("lines")

    def with_goods_of(self, category: Category) -> Self:
        """Orders that hold something of this category."""
        return self.filter(lines__product__category=category).distinct()

    def with_returns(self) -> Self:
        """Orders of which something came back."""
        return self.filter(returns__isnull=False).distinct()

    def that_began_it(self) -> Self:
        """Of one customer's orders, the first that stands."""
        return self.filter(pk__in=self.counted().order_by("placed_at", "pk").values("pk")[:1])

    def of_month(self, month: date) -> Self:
        """Orders that stand, placed in the month of this day by the company's clock, as the figures count them."""
        begins = datetime(month.year, month.month, 1, tzinfo=ZoneInfo(settings.TIME_ZONE))
        ends = datetime(month.year + month.month // 12, month.month % 12 + 1, 1, tzinfo=begins.tzinfo)
        return self.counted().filter(placed_at__gte=begins, placed_at__lt=ends)


class Order(models.Model):
    """One purchase. The sums are kept here by the verbs that change lines and returns, in the same transaction."""

    class State(models.TextChoices):
        PLACED = "placed", _("placed")
        DELIVERED = "delivered", _("delivered")
        CANCELLED = "cancelled", _("cancelled")

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="orders", db_index=False)
    number = models.CharField(_("order number"), max_length=80, unique=True, db_collation="C")
    placed_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.PLACED)
    channel = models.ForeignKey(
        "customers.Channel", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    currency = models.CharField(max_length=3, default="EUR")
    total = models.DecimalField(max_digits=14, decimal_places=2, default=0, help_text="Sum of the lines")
    cost = models.DecimalField(
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="What the goods that the customer kept cost us; empty if unknown",
    )
    returned = models.DecimalField(max_digits=14, decimal_places=2, default=0, help_text="Paid back for returns")
    intake = models.ForeignKey(
        "customers.Intake", models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["Order"]] = OrderQuerySet.as_manager()

    class Meta:
        ordering = ["-placed_at", "-id"]
        indexes = [
            models.Index(fields=["customer", "-placed_at", "-id"], name="order_of_customer"),
            models.Index(fields=["intake"], name="order_intake", condition=models.Q(intake__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("order", args=[self.pk])

    @property
    def net(self) -> Decimal:
        """What the customer paid in the end: without what was paid back, nothing for an order that was called off."""
        return Decimal(0) if self.state == self.State.CANCELLED else self.total - self.returned

    @property
    def margin(self) -> Decimal | None:
        """Net paid minus the cost of the goods kept; None while that cost is unknown."""
        return margin_of(self.net, Decimal(0) if self.state == self.State.CANCELLED else self.cost)

    @property
    def further_lines(self) -> int:
        """How many lines there are besides the first."""
        return max(len(self.lines.all()) - 1, 0)

    def move_on(self, *, to: str) -> bool:
        """Leave the state "placed" for another; of two who try at once, one succeeds and the other is told False."""
        moved = Order.objects.filter(pk=self.pk, state=self.State.PLACED).update(state=to)
        self.refresh_from_db(fields=["state"])
        return bool(moved)

    def move_back(self) -> bool:
        """Return to the state "placed"; False if the order never left it."""
        moved = Order.objects.filter(pk=self.pk).exclude(state=self.State.PLACED).update(state=self.State.PLACED)
        self.refresh_from_db(fields=["state"])
        return bool(moved)

    @property
    def is_on_its_way(self) -> bool:
        """Whether it was placed, and nothing else yet."""
        return self.state == self.State.PLACED

    def is_first(self) -> bool:
        """Whether the customer bought nothing before (orders that were called off do not count)."""
        earlier = Q(placed_at__lt=self.placed_at) | Q(placed_at=self.placed_at, pk__lt=self.pk)
        return not self.customer.orders.counted().filter(earlier).exists()
