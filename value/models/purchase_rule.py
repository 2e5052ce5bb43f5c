from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from purchases.models import Category
from value.models.need_group import NeedGroup


class PurchaseRule(models.Model):
    """Whoever spent so much of their money of the last 365 days on goods of these categories belongs to the group."""

    group = models.ForeignKey(NeedGroup, models.CASCADE, related_name="purchase_rules")
    categories = models.ManyToManyField(Category, related_name="+", verbose_name=_("categories"))
    least_share = models.DecimalField(
        _("share of spending at least"),
        max_digits=4,
        decimal_places=2,
        default=Decimal("0.50"),
        validators=[MinValueValidator(Decimal("0.01")), MaxValueValidator(Decimal(1))],
        help_text=_("0.50 is half of it, in all these categories together"),
    )
    least_spent = models.DecimalField(
        _("spent there at least"),
        max_digits=12,
        decimal_places=2,
        default=Decimal(0),
        validators=[MinValueValidator(Decimal(0))],
        help_text=_("In our currency, so that one small purchase makes no need"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(least_share__gt=0, least_share__lte=1), name="purchase_rule_share_of_one"
            )
        ]

    def __str__(self) -> str:
        return f"≥ {self.least_share:.0%}"

    @property
    def percent(self) -> int:
        return round(self.least_share * 100)
