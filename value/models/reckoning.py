from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from staff.models import Member
from value.models.value_rules import ValueRules

# The number under which PostgreSQL keeps the lock of whoever works on a reckoning.
LOCK = 2_716_057


class ReckoningQuerySet(models.QuerySet["Reckoning"]):
    def under_way(self) -> Self:
        return self.filter(state__in=Reckoning.UNDER_WAY)

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
        SHOWING = "showing", _("adding up")

    UNDER_WAY = (State.WAITING, State.RUNNING)

    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    step = models.CharField(max_length=10, choices=Step, default=Step.HISTORIES)
    position = models.BigIntegerField(default=0, help_text="The last customer this step has dealt with")
    total = models.BigIntegerField(default=0, help_text="Customers there are")
    as_of = models.DateField(help_text="The day up to whose end everything counts")
    rules = models.ForeignKey(ValueRules, models.PROTECT, null=True, related_name="+")
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

    @property
    def finished(self) -> datetime | None:
        return self.finished_at

    def figure(self, name: str) -> Any:
        """One of the sums of the whole; None where it has none."""
        return self.figures.get(name)
