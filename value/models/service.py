from typing import ClassVar

from django.db import models

from customers.models import Channel, Customer


class Service(models.Model):
    """What serving a customer cost in the last 365 days, from the channels' costs in the log. Only `refresh_service` writes here."""

    customer = models.OneToOneField(Customer, models.CASCADE, primary_key=True, related_name="service")
    contacts = models.IntegerField()
    cost = models.DecimalField(max_digits=14, decimal_places=4)
    dearest = models.ForeignKey(
        Channel, models.PROTECT, null=True, related_name="+", db_index=False, help_text="Where most of the cost arose"
    )
    dearest_contacts = models.IntegerField()
    dearest_cost = models.DecimalField(max_digits=14, decimal_places=4)

    objects: ClassVar[models.Manager["Service"]] = models.Manager()

    class Meta:
        verbose_name_plural = "services"

    def __str__(self) -> str:
        return f"{self.contacts}: {self.cost}"
