from typing import ClassVar

from django.db import models

from customers.models import Customer


class History(models.Model):
    """What a customer bought, shortened to what the models need of it: the sufficient statistics.

    Days are those of the company's clock; money is in the company's currency. Only `refresh_histories` writes here.
    """

    customer = models.OneToOneField(Customer, models.CASCADE, primary_key=True, related_name="history")
    purchases = models.IntegerField(help_text="Days on which something was bought")
    first_day = models.DateField()
    last_day = models.DateField()
    bought = models.DecimalField(max_digits=16, decimal_places=2, help_text="Paid for orders that stand")
    returned = models.DecimalField(max_digits=16, decimal_places=2, help_text="Paid back")
    later = models.DecimalField(max_digits=16, decimal_places=2, help_text="Paid on days after the first")
    squares = models.DecimalField(max_digits=26, decimal_places=4, help_text="Of what was paid each day, added up")
    margin = models.DecimalField(max_digits=16, decimal_places=2, help_text="Of the orders whose cost is known")
    costed = models.DecimalField(
        max_digits=16, decimal_places=2, help_text="Net paid for the orders whose cost is known"
    )
    left_out = models.IntegerField(help_text="Orders in a currency that has no rate")

    objects: ClassVar[models.Manager["History"]] = models.Manager()

    class Meta:
        verbose_name_plural = "histories"

    def __str__(self) -> str:
        return f"{self.purchases} until {self.last_day}"
