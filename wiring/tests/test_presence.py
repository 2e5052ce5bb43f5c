import asyncio

import pytest

from wiring import hub as hubs
from wiring.hub import Hub, Stream
from wiring.presence import Presence
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
    assert here.hear(there.said(MIRA, {7, 12})) == (MIRA, True)
    assert here.hear(there.said(MIRA, {7})) == (MIRA, False)
    assert here.hear(here.said(MIRA, {1})) == (MIRA, False)
    assert here.news(MIRA, {1}) == "here customer-1 1,7"


def test_who_is_here_is_said_even_when_anything_may_have_changed() -> None:
    said = b"".join(told_as(["everything", "here customer-1 1,2", "customer-1"])).decode()
    assert said == "event: resync\ndata: everything\n\nevent: here\ndata: customer-1 1,2\n\n"
