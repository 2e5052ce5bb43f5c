from typing import ClassVar, Self

from django.db import models

from customers.models import Customer, Viewer
from staff.models import Member

OPEN = models.Q(done_at=None, dropped_at=None)


class TaskQuerySet(models.QuerySet["Task"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__in=Customer.objects.visible_to(viewer))

    def open(self) -> Self:
        """What is still to be done, most urgent first."""
        return self.filter(OPEN).order_by("due", "id")

    def of(self, member: Member) -> Self:
        """What this member is to do: given to them, or to whoever looks after one of their customers."""
        return self.filter(models.Q(owner=member) | models.Q(owner=None, customer__manager=member))

    def nobodys(self) -> Self:
        """Given to nobody, for customers whom nobody looks after."""
        return self.filter(owner=None, customer__manager=None)

    def left_behind(self) -> Self:
        """What those were to do who are no longer with us."""
        return self.filter(models.Q(owner__is_active=False) | models.Q(owner=None, customer__manager__is_active=False))


class Task(models.Model):
    """Something one of us is to do for a customer because we noticed something; nobody promised it to the customer.

    Without an owner it is for whoever looks after the customer, and nobody's until somebody does.
    """

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="tasks", db_index=False)
    what = models.CharField(max_length=300)
    why = models.CharField(max_length=500, blank=True, help_text="What we noticed, in words")
    owner = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="tasks", db_index=False)
    due = models.DateField(help_text="Late from the next day on")
    source = models.CharField(max_length=60, blank=True, help_text="What gave it, as in value.silent_mvc")
    cause_id = models.BigIntegerField(null=True, blank=True, help_text="The event because of which it was given")
    given_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    given_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    outcome = models.CharField(max_length=500, blank=True, help_text="What came of it")
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    reason = models.CharField(max_length=500, blank=True, help_text="Why it was dropped")

    objects: ClassVar[models.Manager["Task"]] = TaskQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["customer", "due"], name="task_of_customer", condition=OPEN),
            models.Index(fields=["owner", "due"], name="task_of_owner", condition=OPEN),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "source"], name="task_once_a_source", condition=OPEN & ~models.Q(source="")
            ),
            models.CheckConstraint(
                condition=models.Q(done_at=None) | models.Q(dropped_at=None), name="task_done_or_dropped"
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_open(self) -> bool:
        return self.done_at is None and self.dropped_at is None

    @property
    def doer(self) -> Member | None:
        """Who is to do it, as things stand; None while it is nobody's."""
        return self.owner or self.customer.manager

    @property
    def doer_id(self) -> int | None:
        return self.owner_id or self.customer.manager_id

    @property
    def topic(self) -> str:
        """What the screens listen to that show what this member is to do; of what is nobody's, nobody hears."""
        return f"tasks-{self.doer_id or 0}"
