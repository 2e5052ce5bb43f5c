from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.models import Customer, Thread, Viewer
from staff.models import Member


class PromiseQuerySet(models.QuerySet["Promise"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__in=Customer.objects.visible_to(viewer))

    def open(self) -> Self:
        return self.filter(state=Promise.State.OPEN)

    def owed(self) -> Self:
        """What we still have to do, most urgent first: open promises, and broken ones nobody made good or renewed."""
        broken = models.Q(state=Promise.State.BROKEN, done_at=None, replaced_by=None)
        return self.filter(models.Q(state=Promise.State.OPEN) | broken).order_by("due_at", "id")

    def overdue(self, now: datetime) -> Self:
        return self.open().filter(due_at__lt=now)

    def of(self, member: Member) -> Self:
        return self.filter(owner=member)


class Promise(models.Model):
    """What someone of ours said would be done for a customer: what, by whom, due when.

    Renegotiated promises stay as they were said; the new one points at the old.
    """

    class State(models.TextChoices):
        OPEN = "open", _("open")
        KEPT = "kept", _("kept")
        BROKEN = "broken", _("broken")
        RENEGOTIATED = "renegotiated", _("renegotiated")

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="promises", db_index=False)
    what = models.CharField(max_length=300)
    owner = models.ForeignKey(Member, models.PROTECT, related_name="promises", db_index=False)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    thread = models.ForeignKey(Thread, models.SET_NULL, null=True, blank=True, related_name="promises")
    made_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    broken_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True, help_text="When it was done, in time or late")
    replaces = models.OneToOneField("self", models.SET_NULL, null=True, blank=True, related_name="replaced_by")

    objects: ClassVar[models.Manager["Promise"]] = PromiseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], name="promise_due", condition=models.Q(state="open")),
            models.Index(fields=["customer", "due_at"], name="promise_of_customer"),
            models.Index(fields=["owner", "due_at"], name="promise_of_owner"),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def terms(self) -> dict[str, str]:
        """What the log remembers of what was said, whatever becomes of the promise."""
        return {"due": self.due_at.isoformat(), "owner": self.owner.name}

    @property
    def topic(self) -> str:
        """What the screens listen to that show what this promise's owner promised."""
        return f"promises-{self.owner_id}"

    @property
    def is_owed(self) -> bool:
        """Whether it is still to be done; see `owed`."""
        if self.state == self.State.BROKEN:
            return self.done_at is None and not Promise.objects.filter(replaces=self).exists()
        return self.state == self.State.OPEN
