import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from customers.events import FACT_ASSERTED
from customers.models import Customer, Event, SetAside
from wiring.models import Cursor
from wiring.reactions import Reaction, Since


def see(events: list[Event]) -> None:
    """Sees facts."""
    if any("bad" in event.summary for event in events):
        raise RuntimeError("Bad.")


@pytest.fixture(autouse=True)
def only_reaction(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"test.see": Reaction("test.see", frozenset({FACT_ASSERTED.name}), see, Since.NOW, 200)}
    for module in (
        "actions.deliver_reactions",
        "actions.retry_set_aside",
        "management.commands.board",
        "management.commands.react",
    ):
        monkeypatch.setattr(f"customers.{module}.reactions", known)


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_the_board_shows_who_reacts_to_what_and_how_far_each_is(mira: Customer) -> None:
    assert "test.see: Sees facts. (not begun; will begin with now)" in run("board")
    Cursor.objects.create(reaction="test.see")
    assert "test.see: Sees facts. (up to date)" in run("board")
    Cursor.objects.update(failures=2, last_error="RuntimeError: Bad.")
    event = mira.record(FACT_ASSERTED)
    SetAside.objects.create(reaction="test.see", event_id=event.pk, error="ValueError: Worse.")
    shown = run("board")
    assert (
        "fact.asserted            We learned something about the customer.\n                         → test.see"
        in shown
    )
    assert "failing for the 2. time: RuntimeError: Bad." in shown
    assert f"event {event.pk}: ValueError: Worse." in shown


def test_the_board_says_the_same_to_programs(mira: Customer) -> None:
    board = json.loads(run("board", "--json"))
    assert {"name", "meaning", "reactions"} <= board["events"][0].keys()
    assert board["reactions"][0]["behind"] is None


def test_a_reaction_is_sent_back_by_name(mira: Customer) -> None:
    assert run("react", "--replay", "test.see") == "0 events seen.\n"
    with pytest.raises(CommandError, match=r"There are: test\.see"):
        run("react", "--replay", "test.sea")


def test_what_was_set_aside_is_decided_from_the_terminal(mira: Customer) -> None:
    bad = SetAside.objects.create(reaction="test.see", event_id=mira.record(FACT_ASSERTED, summary="bad").pk, error="")
    good = SetAside.objects.create(reaction="test.see", event_id=mira.record(FACT_ASSERTED).pk, error="")
    with pytest.raises(CommandError, match="It still fails: Bad"):
        run("react", "--retry", str(bad.pk))
    assert "has taken" in run("react", "--retry", str(good.pk))
    with pytest.raises(CommandError, match="Say why"):
        run("react", "--dismiss", str(bad.pk))
    run("react", "--dismiss", str(bad.pk), "--because", "Known.")
    assert SetAside.objects.get().dismissed_because == "Known."
    with pytest.raises(CommandError, match="Nothing is set aside"):
        run("react", "--retry", str(bad.pk))
