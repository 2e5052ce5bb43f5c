import asyncio

import pytest

from wiring import hub as hubs
from wiring.hub import Hub, Stream
from wiring.rights import Listener

MIRA = "customer-1"
ANA, SAM = (Listener(pk, "session", "proof", frozenset({MIRA}), frozenset({MIRA})) for pk in (1, 2))
RITA_AT_HOME = Listener(3, "session", "proof", frozenset({MIRA}))


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Hub:
    async def nothing(self: Hub) -> None:
        return

    monkeypatch.setattr(Hub, "listen", nothing)
    monkeypatch.setattr(Hub, "guard", nothing)
    monkeypatch.setattr(hubs, "BACK_IN", 0)
    return Hub()


async def told(stream: Stream) -> list[str]:
    await asyncio.sleep(0)
    return list(stream.waiting)


def test_whoever_has_a_page_open_hears_that_somebody_else_came_and_went(hub: Hub) -> None:
    async def play() -> None:
        anas, ritas = hub.open(ANA), hub.open(RITA_AT_HOME)
        assert await told(anas) == []
        sams = hub.open(SAM)
        assert hub.members_at(MIRA) == {1, 2}
        assert await told(anas) == await told(sams) == ["here customer-1"]
        anas.waiting.clear()
        hub.close(sams)
        await asyncio.sleep(0.01)
        assert (await told(anas), hub.members_at(MIRA)) == (["here customer-1"], {1})
        assert await told(ritas) == []

    asyncio.run(play())


def test_a_second_window_of_ones_own_is_nobody_else(hub: Hub) -> None:
    async def play() -> None:
        first = hub.open(ANA)
        hub.open(ANA)
        assert await told(first) == []

    asyncio.run(play())
