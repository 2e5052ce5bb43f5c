from functools import cache

from django.db import models


class Demonstration(models.Model):
    """The one row that says: this database holds invented people. Written together with them."""

    told_at = models.DateTimeField(help_text="The moment from which everything is told")
    seed = models.BigIntegerField()
    customers = models.PositiveIntegerField()
    loaded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.customers} customers, told from {self.told_at:%Y-%m-%d %H:%M}"


@cache
def is_demonstration() -> bool:
    """Whether the people here are invented; asked of the database once in the life of a process."""
    return Demonstration.objects.exists()
