from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.models.channel import Channel
from customers.models.customer import Customer, Viewer
from customers.models.event import Event
from customers.models.wording import Wording
from wiring.events import EventKind
from wiring.questions import question


class ConsentQuerySet(models.QuerySet["Consent"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__in=Customer.objects.visible_to(viewer))

    def latest(self) -> Self:  # type: ignore[override]
        """The last word for each customer, purpose and channel; an import that was undone said nothing."""
        return (
            self.exclude(intake__undone_at__isnull=False)
            .order_by("customer_id", "purpose", "channel_id", "-happened_at", "-id")
            .distinct("customer_id", "purpose", "channel_id")
        )

    def standing(self, customer: Customer) -> dict[tuple[str, str], "Consent"]:
        """The customer's last word by (purpose, channel code). What is missing was never asked, and is no yes."""
        return {(consent.purpose, consent.channel_id): consent for consent in last_words(customer.pk)}


@question
def last_words(customer: int) -> models.QuerySet["Consent"]:
    return Consent.objects.filter(customer=customer).latest().select_related("wording", "by")


class Consent(models.Model):
    """One line of the consent ledger: what a customer allowed or withdrew, for which purpose on which channel.

    Append-only; the database refuses to change or delete a line.
    """

    class Purpose(models.TextChoices):
        MARKETING = "marketing", _("news and offers")
        PERSONAL = "personal", _("personal advice")
        SURVEY = "survey", _("surveys")
        PROFILING = "profiling", _("remembering web visits")

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="consents", db_index=False)
    purpose = models.CharField(max_length=10, choices=Purpose)
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="+")
    given = models.BooleanField(help_text=_("True: allowed. False: refused or withdrawn"))
    wording = models.ForeignKey(Wording, models.PROTECT, null=True, blank=True, related_name="+")
    how = models.CharField(max_length=40, help_text=_("By phone, form, import, letter …"))
    proof = models.TextField(blank=True, help_text=_("What shows it: words said, form and address, file and line"))
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey("staff.Member", models.PROTECT, null=True, blank=True, related_name="+")
    intake = models.ForeignKey(
        "customers.Intake", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    objects: ClassVar[models.Manager["Consent"]] = ConsentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["customer", "purpose", "channel", "-happened_at", "-id"], name="consent_last_word")
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} / {self.channel_id}: {'yes' if self.given else 'no'}"

    def record(self, event: EventKind, *, cause: Event | None) -> Event:
        """The line of history beside this line of the ledger."""
        return self.customer.record(
            event,
            by=self.by,
            at=self.happened_at,
            summary=str(self.get_purpose_display()),
            about=self,
            details={"purpose": self.purpose, "on": self.channel_id, "how": self.how},
            cause=cause,
        )
