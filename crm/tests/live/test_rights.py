from collections.abc import Callable
from typing import Any

import pytest

from customers.models import Customer
from staff.actions.deactivate import deactivate
from staff.actions.end_sessions import end_sessions
from staff.doors.sessions import SessionStore
from staff.models import Member, Role
from wiring.rights import Listener, without_right
from wiring.topics import TOPIC, doors, unheard


@pytest.mark.parametrize(
    "strange", ["customer", "customer-", "customer-x", "customer-1-2", "Customer-1", "customer-1 ", "everything", "-1"]
)
def test_a_topic_is_a_noun_and_a_number(strange: str) -> None:
    assert not TOPIC.fullmatch(strange)
    assert TOPIC.fullmatch("customer-42")


def test_who_may_not_see_a_customer_may_not_hear_of_them(
    mira: Customer, otto: Customer, ana: Member, rita: Member, zoe: Member
) -> None:
    hearings = [(viewer, customer.topic) for viewer in (ana, rita, zoe) for customer in (mira, otto)]
    assert unheard(hearings) == [(rita, otto.topic), (zoe, mira.topic), (zoe, otto.topic)]


def test_what_does_not_exist_is_not_heard(ana: Member) -> None:
    strange = ["customer-999999999999999999", "weather-1", "customer-0", "nonsense", "customer-" + "9" * 30]
    assert unheard((ana, topic) for topic in strange) == [(ana, topic) for topic in strange]


def test_ones_own_account_promises_and_tasks_are_ones_own(ana: Member, sam: Member) -> None:
    for noun in ("member", "promises", "tasks"):
        assert unheard([(ana, f"{noun}-{ana.pk}")]) == []
        assert unheard([(ana, f"{noun}-{sam.pk}")]) != []


def test_the_rights_of_a_hundred_listeners_cost_as_much_as_those_of_one(
    mira: Customer, hire: Callable[..., Member], django_assert_max_num_queries: Any
) -> None:
    agents = [hire(f"Agent {number}", "agent") for number in range(100)]
    listeners = [listener(agent, mira.topic, f"member-{agent.pk}") for agent in agents]
    with django_assert_max_num_queries(2 + len(doors)):
        assert without_right(listeners) == set()


def test_listening_ends_with_the_session_the_account_or_the_right(
    mira: Customer, ana: Member, sam: Member, rita: Member, sue: Member, ada: Member
) -> None:
    ana_out, ana_elsewhere = listener(ana, mira.topic), listener(ana, mira.topic)
    rita_hears, sam_hears, sue_hears = (listener(member, mira.topic) for member in (rita, sam, sue))
    everybody = [ana_out, ana_elsewhere, rita_hears, sam_hears, sue_hears]
    assert without_right(everybody) == set()
    SessionStore(ana_out.session).flush()
    Customer.objects.filter(pk=mira.pk).update(manager=None)
    deactivate(sam, by=ada)
    end_sessions(sue)
    assert without_right(everybody) == {ana_out, rita_hears, sam_hears, sue_hears}


def test_losing_the_power_to_see_everybody_ends_listening(mira: Customer, ana: Member) -> None:
    hears = listener(ana, mira.topic)
    ana.roles.set([])
    assert without_right([hears]) == {hears}


def test_a_role_that_asks_for_a_second_factor_from_now_on_ends_listening_without_one(
    mira: Customer, ana: Member, sam: Member
) -> None:
    hears, sure = listener(ana, mira.topic), listener(sam, mira.topic)._replace(sure=True)
    assert without_right([hears, sure]) == set()
    Role.objects.filter(code="agent").update(second_factor=Role.SecondFactor.REQUIRED)
    assert without_right([hears, sure]) == {hears}


def listener(member: Member, *topics: str) -> Listener:
    session = SessionStore()
    session.create()
    return Listener(member.pk, session.session_key or "", member.get_session_auth_hash(), frozenset(topics))
