from datetime import date
from typing import ClassVar

from django.db import models

from customers.models import Customer


class History(models.Model):
    """What a customer bought and what serving them cost, shortened to what the models need: the sufficient statistics.

    Days are those of the company's clock; money is in the company's currency. Only `refresh_histories` writes here.
    """

    customer = models.OneToOneField(Customer, models.CASCADE, primary_key=True, related_name="history")
    purchases = models.IntegerField(help_text="Days on which something was bought")
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    bought = models.DecimalField(max_digits=16, decimal_places=2, help_text="Paid for orders that stand")
    returned = models.DecimalField(max_digits=16, decimal_places=2, help_text="Paid back")
    later = models.DecimalField(max_digits=16, decimal_places=2, help_text="Paid on days after the first")
    squares = models.DecimalField(max_digits=24, decimal_places=4, help_text="Of what was paid on each day, added up")
    margin = models.DecimalField(max_digits=16, decimal_places=2, help_text="Of the orders whose cost is known")
    costed = models.DecimalField(
        max_digits=16, decimal_places=2, help_text="Net paid for the orders whose cost is known"
    )
    left_out = models.IntegerField(default=0, help_text="Orders in a currency that has no rate")
    contacts = models.IntegerField(default=0, help_text="Of the last 365 days")
    service_cost = models.DecimalField(max_digits=14, decimal_places=4, default=0, help_text="Of those contacts")
    dearest_channel = models.CharField(max_length=20, blank=True, help_text="Where most of that cost arose")
    dearest_cost = models.DecimalField(max_digits=14, decimal_places=4, default=0)
    dearest_contacts = models.IntegerField(default=0)

    objects: ClassVar[models.Manager["History"]] = models.Manager()

    class Meta:
        verbose_name_plural = "histories"
        indexes = [
            # The models ask for different histories, each with the number who share it.
            models.Index(fields=["first_day", "last_day", "purchases"], name="history_alike"),
        ]

    def __str__(self) -> str:
        return f"{self.purchases} until {self.last_day}"

    @property
    def buys_since(self) -> date | None:
        return self.first_day
