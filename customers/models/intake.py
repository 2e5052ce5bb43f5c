from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from staff.models import Member


class IntakeQuerySet(models.QuerySet["Intake"]):
    def running(self) -> Self:
        return self.filter(state__in=[Intake.State.WAITING, Intake.State.RUNNING])


class Intake(models.Model):
    """One file brought in: what it held, how its columns were read, how far we are, what became of its rows."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("to be checked")
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        STOPPED = "stopped", _("stopped")
        FAILED = "failed", _("failed")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")

    kind = models.CharField(max_length=20, help_text="customers, orders or interactions")
    file_name = models.CharField(max_length=255)
    stored_as = models.CharField(max_length=255, blank=True, help_text="Where our copy is kept, below the media folder")
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the file")
    encoding = models.CharField(max_length=40, blank=True)
    delimiter = models.CharField(max_length=4, blank=True)
    sheet = models.CharField(max_length=100, blank=True)
    columns = models.JSONField(default=list, help_text="The file's own headings, in order")
    mapping = models.JSONField(default=dict, help_text="Our field -> the file's column")
    options = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    size = models.BigIntegerField(default=0, help_text="Bytes in the file")
    position = models.BigIntegerField(default=0, help_text="The row after which to go on; moves with each batch")
    rows_total = models.BigIntegerField(null=True, blank=True)
    created = models.BigIntegerField(default=0)
    updated = models.BigIntegerField(default=0)
    skipped = models.BigIntegerField(default=0)
    failed = models.BigIntegerField(default=0)
    problem = models.TextField(blank=True, help_text="Why the whole stopped, in words")
    by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["Intake"]] = IntakeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def topic(self) -> str:
        return f"intake-{self.pk}"
