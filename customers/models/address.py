from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.models.customer import Customer, Viewer
from customers.rules.addresses import PARTS


class AddressQuerySet(models.QuerySet["Address"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__in=Customer.objects.visible_to(viewer))


class Address(models.Model):
    """A place where a customer lives, works, gets goods or bills."""

    class Use(models.TextChoices):
        HOME = "home", _("home")
        WORK = "work", _("work")
        DELIVERY = "delivery", _("delivery")
        INVOICE = "invoice", _("invoice")

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="addresses")
    use = models.CharField(max_length=10, choices=Use, default=Use.HOME)
    lines = models.TextField(_("street"), max_length=500, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    city = models.CharField(_("town"), max_length=120, blank=True)
    region = models.CharField(_("region"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("Two letters, as in DE or ES"))
    is_primary = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["Address"]] = AddressQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "addresses"
        ordering = ["-is_primary", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["customer"], condition=models.Q(is_primary=True), name="address_one_primary"
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.lines, f"{self.postcode} {self.city}".strip(), self.country) if part)

    @property
    def parts(self) -> dict[str, str | bool]:
        """What it consists of, as the log keeps it."""
        return {part: getattr(self, part) for part in PARTS}
