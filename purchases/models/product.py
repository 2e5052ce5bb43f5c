from django.db import models
from django.utils.translation import gettext_lazy as _

from purchases.models.category import Category


class Product(models.Model):
    """Something we sell, and what one of it costs us."""

    sku = models.CharField(_("article number"), max_length=80, unique=True)
    name = models.CharField(max_length=300)
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="products")
    unit_price = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    unit_cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
