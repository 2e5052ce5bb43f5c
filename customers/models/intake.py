from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.rules.cells import Manner
from customers.rules.files.mended import ADDED
from staff.models import Member
from wiring.intake import IntakeKind, kinds

UNDO_FOR = timedelta(days=7)
# The number under which PostgreSQL keeps the locks of whoever works on an import; the second number is the import's.
LOCK = 1_195_921
HELD = """
    SELECT FROM pg_locks
    WHERE locktype = 'advisory' AND classid = %s AND objid = customers_intake.id
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


class IntakeQuerySet(models.QuerySet["Intake"]):
    def under_way(self) -> Self:
        return self.filter(state__in=Intake.UNDER_WAY)

    def left_alone(self) -> Self:
        """Under way, and nobody is working on it: its worker died, or the bell was never heard."""
        return self.under_way().extra(where=[f"NOT EXISTS ({HELD})"], params=[LOCK])  # type: ignore[return-value]  # noqa: S610

    def undoable(self, now: datetime) -> Self:
        return self.filter(state__in=Intake.ENDED, finished_at__gte=now - UNDO_FOR)

    def settled(self, now: datetime) -> Self:
        """Ended so long ago that nothing of them can be needed, and not yet tidied up."""
        ended = self.filter(state__in=(*Intake.ENDED, Intake.State.UNDONE), finished_at__lt=now - UNDO_FOR)
        return ended.exclude(stored_as="")


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

    UNDER_WAY = (State.WAITING, State.RUNNING, State.UNDOING)
    ENDED = (State.DONE, State.STOPPED, State.FAILED)

    kind = models.CharField(max_length=20, help_text="customers, orders or interactions")
    file_name = models.CharField(max_length=255)
    file_type = models.CharField(
        max_length=10, default="text", help_text="text, xlsx, xls or ods: told by the content, not the name"
    )
    stored_as = models.CharField(max_length=255, blank=True, help_text="Where our copy is kept, below the media folder")
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the file")
    size = models.BigIntegerField(default=0, help_text="Bytes in the text that is read")
    encoding = models.CharField(max_length=40, blank=True)
    delimiter = models.CharField(max_length=4, blank=True)
    sheets = models.JSONField(default=list, blank=True, help_text="The names of a spreadsheet's sheets")
    sheet = models.CharField(max_length=100, blank=True)
    columns = models.JSONField(default=list, blank=True, help_text="The file's own headings, in order")
    mapping = models.JSONField(
        default=dict, blank=True, help_text="Our field -> the place of the file's column, from 0"
    )
    options = models.JSONField(
        default=dict, blank=True, help_text="How dates and numbers are written, and what may be made"
    )
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    lap = models.PositiveSmallIntegerField(default=0, help_text="How often the file has been read through")
    position = models.BigIntegerField(default=0, help_text="The byte at which to go on; moves with each batch")
    line = models.BigIntegerField(default=1, help_text="The line of the file that begins at the position")
    finishing = models.BigIntegerField(default=0, help_text="The key of the last row that was completed after reading")
    set_aside = models.BigIntegerField(default=0, help_text="Rows left for the next time the file is read through")
    created = models.BigIntegerField(default=0)
    updated = models.BigIntegerField(default=0)
    skipped = models.BigIntegerField(default=0)
    failed = models.BigIntegerField(default=0)
    stop_asked = models.BooleanField(default=False)
    problem = models.TextField(blank=True, help_text="Why the whole stopped, in words")
    report = models.JSONField(default=dict, blank=True, help_text="What the undoing took back and what it had to keep")
    by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")

    objects: ClassVar[models.Manager["Intake"]] = IntakeQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def topic(self) -> str:
        """What screens listen to for news of this import."""
        return f"intake-{self.pk}"

    @property
    def does(self) -> IntakeKind:
        """The kind of import this is, as its room declares it."""
        return kinds[self.kind]

    @property
    def path(self) -> Path:
        """Our copy of the file."""
        return Path(settings.MEDIA_ROOT) / self.stored_as

    @property
    def text_path(self) -> Path:
        """The text to read: the file itself, or the sheet that was written out of it."""
        if not self.sheets:
            return self.path
        return self.path.with_name(f"{self.path.name}-{self.sheets.index(self.sheet)}")

    @cached_property
    def manner(self) -> Manner:
        """How this file writes dates and numbers."""
        return Manner(
            day_first=self.options.get("day_first", True),
            decimal=self.options.get("decimal", "."),
            zone=ZoneInfo(settings.TIME_ZONE),
            region=settings.DEFAULT_REGION,
        )

    @property
    def is_mended(self) -> bool:
        """Whether the file holds rows that had errors in another import: none of them is there already."""
        return bool(self.options.get("mended"))

    @property
    def own_columns(self) -> list[str]:
        """The file's headings without those we added to rows with errors."""
        return self.columns[: -len(ADDED)] if self.is_mended else self.columns

    @property
    def lasting_options(self) -> dict[str, Any]:
        """What the next file with these headings starts from; whom it may make is asked anew."""
        kept = {"day_first", "decimal", "system", *(option.key for option in self.does.options)}
        return {key: value for key, value in self.options.items() if key in kept}

    @property
    def laps(self) -> int:
        """How often the file is read through."""
        return max(len(self.does.passes), 1)

    @property
    def rows(self) -> int:
        """Rows dealt with so far."""
        return self.created + self.updated + self.skipped + self.failed

    @property
    def share(self) -> float:
        """How much of the file is read, from 0 to 1."""
        laps = self.laps if self.set_aside else 1
        return min((self.lap + self.position / max(self.size, 1)) / laps, 1.0)

    @property
    def percent(self) -> int:
        """The same from 0 to 100; the hundredth is reached when nothing is left to complete."""
        return min(int(self.share * 100), 99 if self.is_under_way else 100)

    @property
    def is_under_way(self) -> bool:
        return self.state in self.UNDER_WAY

    def tally(self, what: str, count: int) -> None:
        """Add to what the undoing reports; not saved yet."""
        self.report[what] = self.report.get(what, 0) + count

    def option(self, name: str) -> Any:
        """What was said once for the whole file; the usual, if nothing was."""
        usual = {option.key: option.usual for option in self.does.options}
        return self.options.get(name, usual.get(name, ""))
