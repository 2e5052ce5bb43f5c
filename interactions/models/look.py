from django.db import models

from customers.models import Customer
from staff.models import Member


class Look(models.Model):
    """When one of us last looked at one customer's page. `marker` is the line "since you last looked": the look before."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    looked_at = models.DateTimeField()
    marker = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "customer"], name="look_once")]
        indexes = [models.Index(fields=["member", "-looked_at"], name="look_latest")]

    def __str__(self) -> str:
        return f"{self.member_id} at {self.customer_id}"
