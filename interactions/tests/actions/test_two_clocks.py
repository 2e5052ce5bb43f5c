"""Two clocks at once, on real connections: what each of them must not do twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from customers.models import Customer
from interactions.actions.break_overdue_promises import break_overdue_promises
from interactions.actions.make_promise import make_promise
from interactions.events import PROMISE_BROKEN
from staff.models import Member

CLOCKS = 4


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_each_promise_breaks_once_however_many_clocks_tick(mira: Customer, ana: Member) -> None:
    due = timezone.now() + timedelta(hours=1)
    promises = [make_promise(mira, what=f"Call {number}", due=due, by=ana) for number in range(20)]
    together = Barrier(CLOCKS)

    def tick(_: int) -> int:
        try:
            together.wait()
            return break_overdue_promises()
        finally:
            connection.close()

    with time_machine.travel(due + timedelta(seconds=1)), ThreadPoolExecutor(CLOCKS) as clocks:
        broken = sum(clocks.map(tick, range(CLOCKS)))
    assert broken == len(promises)
    events = mira.events.named(PROMISE_BROKEN)
    assert sorted(events.values_list("about_id", flat=True)) == [promise.pk for promise in promises]
