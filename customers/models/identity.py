from typing import ClassVar, Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Reverse
from django.utils.translation import gettext_lazy as _

from customers.models.customer import Customer, Viewer


class IdentityQuerySet(models.QuerySet["Identity"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__in=Customer.objects.visible_to(viewer))

    def called(self, kind: str, normalised: str) -> Self:
        return self.filter(kind=kind, normalised=normalised)


class Identity(models.Model):
    """One address or key of a customer: as it was given, and as we compare it. It belongs to one customer only."""

    class Kind(models.TextChoices):
        PHONE = "phone", _("phone")
        EMAIL = "email", _("e-mail")
        WEB = "web", _("web account")
        DEVICE = "device", _("device")
        LOYALTY = "loyalty", _("loyalty card")
        HANDLE = "handle", _("handle")
        EXTERNAL = "external", _("external id")

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="identities")
    kind = models.CharField(max_length=10, choices=Kind)
    raw = models.CharField(max_length=320)
    normalised = models.CharField(max_length=320)
    label = models.CharField(max_length=40, blank=True, help_text=_("mobile, work, which system"))
    source = models.CharField(max_length=40, blank=True, help_text=_("Where we have it from"))
    is_primary = models.BooleanField(default=False)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_how = models.CharField(max_length=80, blank=True)
    intake = models.ForeignKey("customers.Intake", models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["Identity"]] = IdentityQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name_plural = "identities"
        ordering = ["kind", "-is_primary", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "normalised"], name="identity_once"),
            models.UniqueConstraint(
                fields=["customer", "kind"], condition=models.Q(is_primary=True), name="identity_one_primary_per_kind"
            ),
        ]
        indexes = [
            GinIndex(fields=["normalised"], name="identity_trigrams", opclasses=["gin_trgm_ops"]),
            # Callers say the last digits: found from the end, without reading every number.
            models.Index(OpClass(Reverse("normalised"), "text_pattern_ops"), name="identity_backwards"),
            models.Index(OpClass(models.F("normalised"), "text_pattern_ops"), name="identity_forwards"),
            models.Index(fields=["intake"], name="identity_intake", condition=models.Q(intake__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.raw
