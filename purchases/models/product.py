from typing import ClassVar, Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from purchases.models.category import Category

MOST_WORDS = 8


class ProductQuerySet(models.QuerySet["Product"]):
    def sold(self) -> Self:
        """What may be ordered now."""
        return self.filter(active=True)

    def fitting(self, text: str) -> Self:
        """Products whose number begins so, or whose name holds every word of it."""
        named = models.Q()
        for word in text.split()[:MOST_WORDS]:
            named &= models.Q(name__icontains=word)
        return self.filter(models.Q(sku__istartswith=text.strip()) | named)


class Product(models.Model):
    """Something we sell, and what one of it costs us."""

    sku = models.CharField(_("article number"), max_length=80, unique=True)
    name = models.CharField(max_length=300)
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="products")
    unit_price = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    unit_cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    active = models.BooleanField(default=True)

    objects: ClassVar[models.Manager["Product"]] = ProductQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        indexes = [
            models.Index(fields=["name", "id"], name="product_list"),
            models.Index(OpClass(Upper("sku"), "text_pattern_ops"), name="product_sku_beginning"),
            GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="product_name_trigrams"),
        ]

    def __str__(self) -> str:
        return self.name
