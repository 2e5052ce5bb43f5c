from collections.abc import Collection
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import connection, models
from django.db.models.functions import Now
from django.utils import timezone
from psycopg.types.json import Jsonb

from customers.models.channel import Channel
from customers.models.customer import Customer, Viewer
from customers.models.intake import Intake
from customers.models.thread import Thread
from wiring.events import EventKind
from wiring.fields import CurrentTransactionId, SettledBelow, TransactionIdField
from wiring.live import CHANNEL
from wiring.models import BEGINNING, Position
from wiring.questions import Sentence

if TYPE_CHECKING:
    from staff.models import Member

SUMMARY_LENGTH = 300
LONGEST_CHAIN = 8


class ChainTooLong(RuntimeError):
    """One thing led to another more than eight times: the last act of the chain is not done."""

    def __init__(self, cause: "Event") -> None:
        super().__init__(f"Event {cause.pk} ({cause.name}) already ends a chain of {cause.depth} causes.")


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Events of the customers this viewer may see, without those of an import that was undone."""
        # Not a join: its estimate would talk the planner out of reading the index in order.
        undone = Intake.objects.filter(undone_at__isnull=False).values("pk")
        told = self.exclude(intake__in=undone)
        if viewer.sees_every_customer:
            return told
        return told.filter(customer__in=Customer.objects.visible_to(viewer))

    def contacts(self) -> Self:
        return self.filter(channel__isnull=False)

    def named(self, *kinds: EventKind) -> Self:
        return self.filter(name__in=[kind.name for kind in kinds])

    def newest_first(self) -> Self:
        return self.order_by("-happened_at", "-id")

    def settled(self) -> Self:
        """Those whose transactions, and all older ones, are over: nothing can appear among them any more."""
        return self.filter(transaction_id__lt=SettledBelow())

    def last_position(self) -> Position:
        """Where the newest of these events stands in the log."""
        last = self.order_by("-transaction_id", "-id").values_list("transaction_id", "id").first()
        return Position(*last) if last else BEGINNING


class EventManager(models.Manager.from_queryset(EventQuerySet)):  # type: ignore[misc]
    def record(
        self,
        customer: Customer,
        kind: EventKind,
        *,
        by: "Member | None" = None,
        channel: str | None = None,
        direction: str = "",
        at: datetime | None = None,
        thread: Thread | None = None,
        summary: str = "",
        details: dict[str, Any] | None = None,
        cost: Decimal | None = None,
        about: models.Model | None = None,
        cause: "Event | None" = None,
    ) -> "Event":
        """Write one line of history and tell the screens that show this customer.

        `at` is when it happened (now, if not said); a contact costs what its channel costs unless `cost` says
        otherwise; `cause` is the event that made the system do this. Raises `ChainTooLong`.
        """
        event = self.model(
            customer=customer,
            name=kind.name,
            by=by,
            channel_id=channel,
            direction=direction,
            happened_at=at or timezone.now(),
            thread=thread,
            summary=summary[:SUMMARY_LENGTH],
            details=details or {},
            cost=cost,
            about_kind=about._meta.label_lower if about else "",
            about_id=about.pk if about else None,
            cause_id=cause.pk if cause else None,
            depth=depth_after(cause),
        )
        write(event, tell=customer.topic)
        return event

    def is_from_elsewhere(self) -> bool:
        """Whether the log counts transactions that this database has not reached: it was restored from a dump."""
        with connection.cursor() as cursor:
            cursor.execute(AHEAD)
            row = cursor.fetchone()
        return bool(row and row[0])

    def read_on(self, after: Position, *, up_to: Position, names: Collection[str], at_most: int) -> list["Event"]:
        """The next events between two places of the log, oldest first; no names means all."""
        return list(self.raw(READ_ON, between(after, up_to, names, at_most)))

    def unread(
        self, after: Position, *, up_to: Position, names: Collection[str], at_most: int
    ) -> tuple[int, datetime | None]:
        """How many events `read_on` would still read (it stops counting at some number), and since when the first waits."""
        with connection.cursor() as cursor:
            cursor.execute(UNREAD, between(after, up_to, names, at_most))
            count, since = cursor.fetchone()
        return count, since


def between(after: Position, up_to: Position, names: Collection[str], at_most: int) -> list[Any]:
    """The parameters of `READ_ON`; xid8 compares with text only when it need not guess."""
    bounds = [str(after.transaction_id), after.event_id, str(up_to.transaction_id), up_to.event_id]
    return [*bounds, list(names), list(names), at_most]


# Row comparison walks the index from the cursor; the same said with OR reads a whole import again for each batch.
READ_ON = """
    SELECT * FROM customers_event
    WHERE (transaction_id, id) > (%s, %s) AND (transaction_id, id) <= (%s, %s)
      AND (cardinality(%s::text[]) = 0 OR name = ANY (%s))
    ORDER BY transaction_id, id LIMIT %s
"""
UNREAD = f"SELECT count(*), min(recorded_at) FROM ({READ_ON}) AS unread"  # noqa: S608

# Every number that this server gave so far lies below its snapshot's end, but for our own, which is still open. What
# the log adds to PostgreSQL's count shows in the difference between the two horizons.
AHEAD = """
    SELECT transaction_id::text::bigint >= greatest(
            pg_snapshot_xmax(pg_current_snapshot())::text::bigint, pg_current_xact_id_if_assigned()::text::bigint + 1
        ) + picket_settled_below()::text::bigint - pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    FROM customers_event ORDER BY transaction_id DESC LIMIT 1
"""


class Event(models.Model):
    """One thing that happened to one customer: the only log. Append-only; a correction is a new event.

    An event with a channel is an interaction. Timeline, reactions, live screens, figures and audit derive from here.
    """

    class Direction(models.TextChoices):
        NONE = "", ""
        IN = "in", "from the customer"
        OUT = "out", "to the customer"

    transaction_id = TransactionIdField(db_default=CurrentTransactionId(), editable=False)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="events", db_index=False)
    name = models.CharField(max_length=60)
    channel = models.ForeignKey(Channel, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    direction = models.CharField(max_length=3, choices=Direction, blank=True, default=Direction.NONE)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    by = models.ForeignKey("staff.Member", models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    thread = models.ForeignKey(Thread, models.PROTECT, null=True, blank=True, related_name="events", db_index=False)
    summary = models.CharField(max_length=SUMMARY_LENGTH, blank=True)
    details = models.JSONField(default=dict, blank=True)
    cost = models.DecimalField(max_digits=10, decimal_places=4, null=True, blank=True)
    about_kind = models.CharField(max_length=60, blank=True, help_text="What it is about, as in purchases.order")
    about_id = models.BigIntegerField(null=True, blank=True)
    cause_id = models.BigIntegerField(null=True, blank=True, help_text="The event that made the system do this")
    depth = models.PositiveSmallIntegerField(default=0, db_default=0, help_text="How many causes stand behind it")
    intake = models.ForeignKey(
        "customers.Intake", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    objects: ClassVar[EventManager] = EventManager()

    class Meta:
        indexes = [
            # The timeline: newest first, by keyset.
            models.Index(fields=["customer", "-happened_at", "-id"], name="event_timeline"),
            # Reactions read in the order in which transactions became certain.
            models.Index(fields=["transaction_id", "id"], name="event_reading_order"),
            models.Index(
                fields=["thread", "-happened_at"], name="event_thread", condition=models.Q(thread__isnull=False)
            ),
            models.Index(
                fields=["about_kind", "about_id"], name="event_about", condition=models.Q(about_id__isnull=False)
            ),
            models.Index(fields=["intake"], name="event_intake", condition=models.Q(intake__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.summary}".strip()

    @property
    def position(self) -> Position:
        return Position(self.transaction_id, self.pk)


# Said for every line of history, so it is written out; a contact costs what its channel costs today.
WRITE = Sentence("""
    INSERT INTO customers_event (
        customer_id, name, channel_id, direction, happened_at, by_id, thread_id, summary, details, about_kind, about_id,
        cause_id, depth, cost
    )
    VALUES (
        %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s,
        coalesce(%s, (SELECT cost_per_contact FROM customers_channel WHERE code = %s))
    )
    RETURNING id, transaction_id, recorded_at, cost, pg_notify(%s, %s)
""")


def write(event: Event, *, tell: str) -> None:
    """Add the line to the log, and tell the screens of a topic when it is committed (as `wiring.live.tell` does).

    What the database says of the line, it says to the event.
    """
    [(event.pk, transaction, event.recorded_at, event.cost, _told)] = WRITE(
        event.customer_id, event.name, event.channel_id, event.direction, event.happened_at, event.by_id,
        event.thread_id, event.summary, Jsonb(event.details), event.about_kind, event.about_id, event.cause_id,
        event.depth, event.cost, event.channel_id, CHANNEL, tell,
    )  # fmt: skip
    event.transaction_id = int(transaction)
    event._state.adding, event._state.db = False, connection.alias


def depth_after(cause: Event | None) -> int:
    """The place in its chain of whatever this cause brings about; raises `ChainTooLong` past the eighth."""
    if cause is None:
        return 0
    if cause.depth >= LONGEST_CHAIN:
        raise ChainTooLong(cause)
    return cause.depth + 1
