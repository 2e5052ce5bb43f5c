from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from customers.actions.deliver_reactions import LogFromElsewhere, deliver_reactions
from customers.actions.digest import Indigestible
from customers.actions.dismiss_set_aside import dismiss_set_aside
from customers.actions.replay_reaction import replay_reaction
from customers.actions.retry_set_aside import retry_set_aside
from customers.events import CUSTOMER_CHANGED, FACT_ASSERTED, FACT_RETRACTED
from customers.models import Customer, Event, SetAside
from customers.rules.back_off import SET_ASIDE_AFTER, STOP_WHEN_SET_ASIDE, SUSPECT_ONE_EVENT_AFTER
from staff.models import Deed, Member
from wiring.events import EventKind
from wiring.models import Cursor
from wiring.reactions import Reaction, Since, reactions

type Declare = Callable[..., Reaction]


@pytest.fixture
def declare(monkeypatch: pytest.MonkeyPatch) -> Iterator[Declare]:
    """`declare("echo", see, FACT_ASSERTED)`: the house's only reactions are the test's."""
    known: dict[str, Reaction] = {}
    for module in ("wiring.reactions", "customers.actions.deliver_reactions", "customers.actions.retry_set_aside"):
        monkeypatch.setattr(f"{module}.reactions", known)

    def declare(
        name: str,
        react: Callable[[list[Event]], None],
        *kinds: EventKind,
        since: Since = Since.BEGINNING,
        batch: int = 200,
    ) -> Reaction:
        known[name] = Reaction(name, frozenset(kind.name for kind in kinds), react, since, batch)
        return known[name]

    return declare


def deliver() -> int:
    """Deliver up to what this test has just written, though its transaction is still open."""
    return deliver_reactions(up_to=Event.objects.last_position())


def facts(customer: Customer, wanted: int) -> list[Event]:
    return [customer.record(FACT_ASSERTED, summary=str(number)) for number in range(wanted)]


def test_a_reaction_sees_what_it_asked_for_oldest_first_and_never_again(mira: Customer, declare: Declare) -> None:
    seen: list[list[int]] = []
    declare("echo", lambda events: seen.append([event.pk for event in events]), FACT_ASSERTED, batch=2)
    first, _, second, third = (
        mira.record(FACT_ASSERTED),
        mira.record(CUSTOMER_CHANGED),
        mira.record(FACT_ASSERTED),
        mira.record(FACT_ASSERTED),
    )
    assert deliver() == 3
    assert seen == [[first.pk, second.pk], [third.pk]]
    assert deliver() == 0
    fourth = mira.record(FACT_ASSERTED)
    deliver()
    assert seen[2:] == [[fourth.pk]]


def test_who_asks_for_nothing_in_particular_sees_everything(mira: Customer, declare: Declare) -> None:
    seen: list[Event] = []
    declare("all", seen.extend)
    deliver()
    assert [event.pk for event in seen] == list(Event.objects.order_by("id").values_list("pk", flat=True))


def test_a_new_reaction_begins_where_it_says(mira: Customer, declare: Declare) -> None:
    old, new = list[Event](), list[Event]()
    facts(mira, 3)
    declare("historian", old.extend, FACT_ASSERTED, since=Since.BEGINNING)
    newcomer = declare("newcomer", new.extend, FACT_ASSERTED, since=Since.NOW)
    place = Event.objects.last_position()
    Cursor.objects.create(reaction=newcomer.name, transaction_id=place.transaction_id, event_id=place.event_id)
    later = facts(mira, 1)
    deliver()
    assert len(old) == 4
    assert new == later


def test_what_is_not_settled_yet_is_left_for_later(mira: Customer, declare: Declare) -> None:
    seen: list[Event] = []
    declare("echo", seen.extend)
    facts(mira, 1)
    assert deliver_reactions() == 0, "this test's own transaction is still open"
    assert seen == []


def test_a_failing_reaction_leaves_no_trace_waits_and_hinders_nobody(mira: Customer, declare: Declare) -> None:
    healthy: list[Event] = []
    attempts: list[int] = []

    def stumble(events: list[Event]) -> None:
        attempts.append(len(events))
        mira.record(FACT_RETRACTED, cause=events[0])
        raise RuntimeError("The moon is full.")

    declare("stumbles", stumble, FACT_ASSERTED)
    declare("healthy", healthy.extend, FACT_ASSERTED)
    facts(mira, 3)
    deliver()
    deliver()
    assert attempts == [3], "it rests after a failure"
    assert len(healthy) == 3
    assert not mira.events.named(FACT_RETRACTED).exists()
    cursor = Cursor.objects.get(pk="stumbles")
    assert cursor.failures == 1
    assert cursor.last_error == "RuntimeError: The moon is full."
    assert cursor.position < healthy[0].position


def test_a_passing_trouble_is_forgotten(mira: Customer, declare: Declare) -> None:
    seen: list[Event] = []
    troubles = [RuntimeError("once"), RuntimeError("twice")]

    def recover(events: list[Event]) -> None:
        if troubles:
            raise troubles.pop()
        seen.extend(events)

    declare("recovers", recover, FACT_ASSERTED)
    written = facts(mira, 3)
    with patience() as rest:
        for _ in range(3):
            deliver()
            rest()
    assert seen == written
    assert Cursor.objects.get(pk="recovers").failures == 0
    assert not SetAside.objects.exists()


@pytest.mark.parametrize("place", [0, 1, 6, 12])
def test_one_poisonous_event_is_found_set_aside_and_shown(mira: Customer, declare: Declare, place: int) -> None:
    seen: list[Event] = []
    written = facts(mira, 13)
    poison = written[place]

    def choke(events: list[Event]) -> None:
        if poison in events:
            raise ValueError("I cannot read this \x00.")
        seen.extend(events)

    declare("chokes", choke, FACT_ASSERTED, batch=10)
    with patience() as rest:
        for failures in range(1, SET_ASIDE_AFTER + 1):
            assert not SetAside.objects.exists()
            deliver()
            before_poison = place if failures >= SUSPECT_ONE_EVENT_AFTER else place // 10 * 10
            assert seen[:before_poison] == written[:before_poison]
            rest()
    assert seen == [event for event in written if event != poison]
    row = SetAside.objects.get()
    assert (row.reaction, row.event_id, row.error) == ("chokes", poison.pk, "ValueError: I cannot read this .")
    assert Cursor.objects.get(pk="chokes").failures == 0


def test_a_reaction_that_fails_on_everything_stops_and_skips_no_further(mira: Customer, declare: Declare) -> None:
    declare("broken", fail, FACT_ASSERTED)
    facts(mira, STOP_WHEN_SET_ASIDE + 5)
    with patience() as rest:
        for _ in range((STOP_WHEN_SET_ASIDE + 3) * SET_ASIDE_AFTER):
            deliver()
            rest()
    assert SetAside.objects.count() == STOP_WHEN_SET_ASIDE
    cursor = Cursor.objects.get(pk="broken")
    assert cursor.event_id == SetAside.objects.latest("event_id").event_id
    assert cursor.failures > SET_ASIDE_AFTER


def test_what_was_set_aside_is_tried_again_or_let_be_by_a_person(mira: Customer, declare: Declare, ada: Member) -> None:
    digested: list[Event] = []
    first, second = facts(mira, 2)
    rows = [SetAside.objects.create(reaction="chokes", event_id=event.pk, error="…") for event in (first, second)]
    declare("chokes", fail, FACT_ASSERTED)
    with pytest.raises(Indigestible):
        retry_set_aside(rows[0])
    assert SetAside.objects.waiting().count() == 2
    declare("chokes", digested.extend, FACT_ASSERTED)
    retry_set_aside(rows[0])
    assert digested == [first]
    dismiss_set_aside(rows[1], because="The customer is gone.", by=ada)
    assert not SetAside.objects.waiting().exists()
    assert SetAside.objects.get().dismissed_by == ada
    assert Deed.objects.get().change_message == "Let be: The customer is gone."


def test_a_chain_of_reactions_ends_at_its_eighth_link(mira: Customer, declare: Declare) -> None:
    def echo(events: list[Event]) -> None:
        for event in events:
            mira.record(FACT_ASSERTED, cause=event)

    declare("echo", echo, FACT_ASSERTED)
    first = mira.record(FACT_ASSERTED)
    for _ in range(12):
        deliver()
    chain = mira.events.named(FACT_ASSERTED).order_by("id")
    assert [event.depth for event in chain] == list(range(9))
    assert chain[1].cause_id == first.pk
    row = SetAside.objects.get()
    assert row.event_id == chain[8].pk
    assert "ChainTooLong" in row.error


def test_a_replayed_reaction_sees_everything_again(mira: Customer, declare: Declare) -> None:
    seen: list[Event] = []
    written = facts(mira, 3)
    reaction = declare("echo", seen.extend, FACT_ASSERTED)
    deliver()
    SetAside.objects.create(reaction="echo", event_id=written[0].pk, error="…")
    replay_reaction(reaction)
    deliver()
    assert seen == written * 2
    assert not SetAside.objects.exists()


def test_a_restored_log_is_not_read_before_it_was_rebased(mira: Customer, declare: Declare) -> None:
    from_elsewhere(mira)
    with pytest.raises(LogFromElsewhere, match="rebase_log"):
        deliver_reactions()


def test_every_reaction_says_what_it_does() -> None:
    assert [reaction.name for reaction in reactions.values() if not reaction.meaning] == []


def from_elsewhere(customer: Customer) -> Event:
    """A line as a dump brings it: its transaction's number is far ahead of this server."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint + 1000000")
        number = cursor.fetchone()[0]
    return Event.objects.create(
        customer=customer, name=FACT_ASSERTED.name, happened_at=timezone.now(), transaction_id=number
    )


def fail(events: list[Event]) -> None:
    raise RuntimeError("No.")


@contextmanager
def patience() -> Iterator[Callable[[], None]]:
    """`rest()` lets a day go by."""
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield lambda: traveller.shift(timedelta(days=1))
