from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from customers.models.customer import Customer, Viewer
from staff.models import Member
from wiring.events import EventKind


class RelationshipQuerySet(models.QuerySet["Relationship"]):
    def of(self, customer: Customer | int) -> Self:
        """From whichever side, with both customers at hand."""
        either = models.Q(customer=customer) | models.Q(other=customer)
        return self.filter(either).select_related("customer", "other").order_by("kind", "id")

    def visible_to(self, viewer: Viewer) -> Self:
        """Both ends must be visible: a name may not leak through somebody else's page."""
        seen = Customer.objects.visible_to(viewer)
        return self.filter(customer__in=seen, other__in=seen)


class Relationship(models.Model):
    """How two customers belong together. `customer` is employed by, was referred by, or lives with `other`."""

    class Kind(models.TextChoices):
        HOUSEHOLD = "household", _("same household")
        EMPLOYER = "employer", _("works for")
        REFERRED_BY = "referred_by", _("referred by")

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="relationships")
    other = models.ForeignKey(Customer, models.CASCADE, related_name="related_from")
    kind = models.CharField(max_length=12, choices=Kind)
    note = models.CharField(max_length=200, blank=True)
    since = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["Relationship"]] = RelationshipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer", "other", "kind"], name="relationship_once"),
            models.CheckConstraint(condition=~models.Q(customer=models.F("other")), name="relationship_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.customer} {self.get_kind_display()} {self.other}"

    def seen_from(self, customer: Customer) -> tuple[str, Customer]:
        """How it reads on this customer's page, and who the other one is."""
        if customer.pk == self.customer_id:
            return self.get_kind_display(), self.other
        backwards = {self.Kind.EMPLOYER: gettext("employs"), self.Kind.REFERRED_BY: gettext("referred")}
        return backwards.get(self.Kind(self.kind), self.get_kind_display()), self.customer

    def record(self, event: EventKind, *, by: Member | None) -> None:
        """One line in each history. The other's name stays out of it: who reads one page may not see the other."""
        for mine, theirs in ((self.customer, self.other), (self.other, self.customer)):
            details = {"kind": self.kind, "other": theirs.pk, "from": self.customer_id}
            mine.record(event, by=by, about=self, details=details)
