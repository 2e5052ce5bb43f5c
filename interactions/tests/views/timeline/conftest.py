from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from customers.models import Customer, Event
from interactions.events import CONTACT

type Live = Callable[..., list[Event]]

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def wednesday_evening() -> Iterator[None]:
    with time_machine.travel(NOON + timedelta(hours=6), tick=False):
        yield


@pytest.fixture
def live() -> Live:
    """`live(mira, 120)`: so many calls on her timeline, the first at NOON, each so much before the last."""

    def live(customer: Customer, count: int, *, apart: timedelta = timedelta(minutes=1), **more: object) -> list[Event]:
        lines = [
            Event(
                customer=customer,
                happened_at=NOON - number * apart,
                **{"name": CONTACT.name, "channel_id": "phone", "direction": "in", "summary": f"Call {number}", **more},
            )
            for number in range(count)
        ]
        return Event.objects.bulk_create(lines)

    return live
