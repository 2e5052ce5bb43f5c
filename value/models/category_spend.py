from typing import ClassVar

from django.db import models

from customers.models import Customer
from purchases.models import Category


class CategorySpend(models.Model):
    """What a customer paid for goods of one category in the last 365 days. Only `refresh_histories` writes here."""

    pk = models.CompositePrimaryKey("customer", "category")
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="category_spends", db_index=False)
    category = models.ForeignKey(Category, models.CASCADE, related_name="+", db_index=False)
    amount = models.DecimalField(max_digits=16, decimal_places=2)

    objects: ClassVar[models.Manager["CategorySpend"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.category}: {self.amount}"
