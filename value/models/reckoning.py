from datetime import date, datetime, timedelta
from typing import ClassVar, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from staff.models import Member
from value.models.value_rules import ValueRules
from value.rules.valuing import Terms
from value.rules.worth import Outlook

# The number under which PostgreSQL keeps the lock of whoever works on a reckoning.
LOCK = 2_716_057
STALE_AFTER = timedelta(days=2)
HELD = """
    SELECT FROM pg_locks
    WHERE locktype = 'advisory' AND classid = %s AND objid = value_reckoning.id
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


class ReckoningQuerySet(models.QuerySet["Reckoning"]):
    def under_way(self) -> Self:
        return self.filter(state__in=Reckoning.UNDER_WAY)

    def left_alone(self) -> Self:
        """Under way, and nobody is working on it: its worker died, or the bell was never heard."""
        return self.under_way().extra(where=[f"NOT EXISTS ({HELD})"], params=[LOCK])  # type: ignore[return-value]  # noqa: S610

    def whole(self) -> Self:
        return self.filter(state=Reckoning.State.DONE)

    def current(self) -> "Reckoning | None":
        """The one whose figures are shown: the last that was finished."""
        return self.whole().order_by("-id").first()


class Reckoning(models.Model):
    """One working out of what every customer is worth. Its figures are shown when they are whole, and until then the last ones.

    The row holds how far it is, so that another worker goes on where one was killed.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        STOPPED = "stopped", _("stopped")
        FAILED = "failed", _("failed")

    class Step(models.TextChoices):
        """What is done, one after the other."""

        HISTORIES = "histories", _("reading histories")
        JUDGING = "judging", _("trying the models on the past")
        PEERS = "peers", _("finding what the best customers buy")
        VALUING = "valuing", _("valuing customers")
        TIERS = "tiers", _("finding tiers")
        NEEDS = "needs", _("finding needs, and what to ask")
        CHANGES = "changes", _("finding what has changed")
        SHOWING = "showing", _("adding up")

    UNDER_WAY = (State.WAITING, State.RUNNING)

    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    step = models.CharField(max_length=10, choices=Step, default=Step.HISTORIES)
    position = models.BigIntegerField(default=0, help_text="The last customer this step has dealt with")
    total = models.BigIntegerField(default=0, help_text="Customers there are")
    as_of = models.DateField(help_text="The day up to whose end everything counts")
    rules = models.ForeignKey(ValueRules, models.PROTECT, related_name="+")
    enough = models.BooleanField(default=False, help_text="Whether there is history enough for predictions")
    shortage = models.JSONField(default=dict, blank=True, help_text="What is there, where it is not enough")
    forecast = models.JSONField(default=dict, blank=True, help_text="The fitted models, as they were used")
    verdict = models.JSONField(default=dict, blank=True, help_text="What trying the models on the past showed")
    figures = models.JSONField(default=dict, blank=True, help_text="What the whole adds up to")
    stop_asked = models.BooleanField(default=False)
    problem = models.TextField(blank=True, help_text="Why it stopped, in words")
    by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    began_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Reckoning"]] = ReckoningQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                models.Value(1), name="one_reckoning_at_a_time", condition=models.Q(state__in=["waiting", "running"])
            )
        ]

    def __str__(self) -> str:
        return f"{self.as_of:%Y-%m-%d} ({self.get_state_display()})"

    @property
    def topic(self) -> str:
        """What screens listen to for news of this reckoning."""
        return f"reckoning-{self.pk}"

    @property
    def is_under_way(self) -> bool:
        return self.state in self.UNDER_WAY

    @property
    def percent(self) -> int:
        """How far it is, from 0 to 100: each step counts alike, and within one the customers dealt with."""
        if not self.is_under_way:
            return 100
        steps = list(self.Step)
        within = min(self.position / self.total, 1) if self.total else 0
        return min(int((steps.index(self.Step(self.step)) + within) / len(steps) * 100), 99)

    def is_stale(self, today: date) -> bool:
        """Whether nights have gone by without a new one."""
        return today - self.as_of > STALE_AFTER

    @property
    def zone(self) -> ZoneInfo:
        """Whose midnight ends the day."""
        return ZoneInfo(settings.TIME_ZONE)

    @property
    def month_begins(self) -> datetime:
        """The first moment of the month of its day."""
        return datetime(self.as_of.year, self.as_of.month, 1, tzinfo=self.zone)

    @property
    def terms(self) -> Terms:
        """What is reckoned with: the rules of the company, and what was found to be usual."""
        return Terms(
            Outlook(self.rules.horizon_days, float(self.rules.discount_rate)),
            float(self.rules.usual_margin),
            float(self.rules.movable),
            self.figures["gaps"],
            self.figures["recency_borders"],
            self.figures["frequency_borders"],
        )
