from datetime import UTC, datetime, timedelta

import time_machine

from customers.models import Customer
from interactions.actions.remember_look import remember_look
from interactions.models import Look
from staff.models import Member

MORNING = datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_the_marker_is_the_look_before_and_a_reload_does_not_move_it(mira: Customer, ana: Member) -> None:
    with time_machine.travel(MORNING, tick=False):
        assert remember_look(mira, by=ana).marker is None
    with time_machine.travel(MORNING + timedelta(minutes=10), tick=False):
        assert remember_look(mira, by=ana).marker is None
    noon = MORNING + timedelta(hours=3)
    with time_machine.travel(noon, tick=False):
        assert remember_look(mira, by=ana).marker == MORNING + timedelta(minutes=10)
    with time_machine.travel(noon + timedelta(minutes=30), tick=False):
        assert remember_look(mira, by=ana).marker == MORNING + timedelta(minutes=10)
    assert Look.objects.count() == 1


def test_everybody_has_a_marker_of_their_own(mira: Customer, ana: Member, sam: Member) -> None:
    with time_machine.travel(MORNING, tick=False):
        remember_look(mira, by=ana)
    with time_machine.travel(MORNING + timedelta(days=1), tick=False):
        assert remember_look(mira, by=sam).marker is None
        assert remember_look(mira, by=ana).marker == MORNING
