import asyncio

import pytest

from wiring import hub as hubs
from wiring.hub import Hub, Stream
from wiring.presence import LASTS, Presence, Told
from wiring.rights import Listener
from wiring.streams import told_as

MIRA = "customer-1"
ANA, SAM = (Listener(pk, "session", "proof", frozenset({MIRA}), at=frozenset({MIRA})) for pk in (1, 2))
RITA_AT_HOME = Listener(3, "session", "proof", frozenset({MIRA}))


@pytest.fixture
def two_processes(monkeypatch: pytest.MonkeyPatch) -> tuple[Hub, Hub]:
    """What one of them announces, both hear, as by the database."""

    async def nothing(self: Hub) -> None:
        return

    def announce(self: Hub, topic: str) -> None:
        said = self.presence.said(topic, self.members_at(topic))
        for hub in both:
            hub.hear_of(said)

    monkeypatch.setattr(Hub, "listen", nothing)
    monkeypatch.setattr(Hub, "guard", nothing)
    monkeypatch.setattr(Hub, "announce", announce)
    monkeypatch.setattr(hubs, "BACK_IN", 0)
    both = (Hub(), Hub())
    return both


def told(stream: Stream) -> list[str]:
    return list(stream.waiting)


def test_whoever_has_a_page_open_hears_that_somebody_came_and_went_in_another_process(
    two_processes: tuple[Hub, Hub],
) -> None:
    async def play() -> None:
        one, other = two_processes
        anas, ritas = one.open(ANA), one.open(RITA_AT_HOME)
        sams = other.open(SAM)
        assert told(anas) == told(sams) == ["here customer-1 1,2"]
        other.close(sams)
        await asyncio.sleep(0.01)
        assert told(anas) == ["here customer-1 1"]
        assert told(ritas) == []
        assert not one.presence.elsewhere

    asyncio.run(play())


def test_a_process_is_new_once() -> None:
    here, there = Presence(), Presence()
    assert here.hear(there.said(MIRA, {7, 12}), now=0) == (MIRA, True)
    assert here.hear(there.said(MIRA, {7}), now=1) == (MIRA, False)
    assert here.hear(here.said(MIRA, {1}), now=2) == (MIRA, False)
    assert here.news(MIRA, {1}) == "here customer-1 1,7"


def test_whom_a_process_had_that_died_without_a_word_is_forgotten() -> None:
    here, alive, dead = Presence(), Presence(), Presence()
    here.hear(dead.said(MIRA, {12}), now=0)
    here.hear(dead.said("customer-2", {12}), now=0)
    here.hear(alive.said(MIRA, {7}), now=0)
    here.hear(alive.said(MIRA, {7}), now=LASTS)
    assert not here.forget_silent(now=LASTS)
    assert here.forget_silent(now=LASTS + 1) == {MIRA, "customer-2"}
    assert here.news(MIRA, {1}) == "here customer-1 1,7"
    assert list(here.elsewhere) == [MIRA]


def test_who_stays_is_said_again_and_no_screen_is_bothered(
    two_processes: tuple[Hub, Hub], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hubs, "AGAIN_EVERY", 0)

    async def play() -> None:
        one, other = two_processes
        anas, _sams = one.open(ANA), other.open(SAM)
        anas.waiting.clear()
        before = one.presence.elsewhere[MIRA][other.presence.name]
        await asyncio.sleep(0.01)
        assert one.presence.elsewhere[MIRA][other.presence.name].at > before.at
        assert told(anas) == []
        one.presence.elsewhere[MIRA]["killed"] = Told({99}, at=float("-inf"))
        await asyncio.sleep(0.01)
        assert "killed" not in one.presence.elsewhere[MIRA]
        for hub in two_processes:
            hub.end()

    asyncio.run(play())


def test_who_is_here_is_said_even_when_anything_may_have_changed() -> None:
    said = b"".join(told_as(["everything", "here customer-1 1,2", "customer-1"])).decode()
    assert said == "event: resync\ndata: everything\n\nevent: here\ndata: customer-1 1,2\n\n"
