from datetime import timedelta

import pytest
from django.utils import timezone

from customers.models import Customer
from interactions.actions.finish_task import finish_task
from interactions.actions.give_task import give_task
from interactions.actions.make_promise import make_promise
from interactions.models import Task
from interactions.tests.views.conftest import PART, Nothing, Visit
from staff.models import Member


def days(number: int) -> object:
    return timezone.localdate() + timedelta(days=number)


@pytest.fixture
def task(otto: Customer, ana: Member) -> Task:
    return give_task(otto, what="Ask how he is", to=ana, due=days(0), by=None, why="Silent for 90 days", source="test")


def test_done_is_done_in_place_and_can_be_undone(task: Task, ana: Member, visit: Visit) -> None:
    client, place = visit(ana), f"/tasks/{task.pk}/outcome/"
    told = client.post(place, headers=PART).headers["HX-Trigger"]
    assert (f"/tasks/{task.pk}/reopening/" in told, task.customer.topic in told) == (True, True)
    assert not Task.objects.open().exists()
    client.post(f"/tasks/{task.pk}/reopening/", headers=PART)
    assert Task.objects.open().get() == task


def test_done_from_the_list_leads_back_to_it(task: Task, ana: Member, visit: Visit) -> None:
    response = visit(ana).post(f"/tasks/{task.pk}/outcome/", {"back": "/tasks/?of=nobody"})
    assert (response.status_code, response.headers["Location"]) == (302, "/tasks/?of=nobody")


def test_what_came_of_it_may_be_said(task: Task, ana: Member, visit: Visit) -> None:
    client, place = visit(ana), f"/tasks/{task.pk}/outcome/"
    assert "<html" not in client.get(place, headers=PART).content.decode()
    assert "<html" in client.get(place).content.decode()
    client.post(place, {"outcome": "He was abroad"}, headers=PART)
    task.refresh_from_db()
    assert (task.outcome, task.done_by) == ("He was abroad", ana)


def test_dropping_takes_a_reason(task: Task, ana: Member, visit: Visit) -> None:
    client, place = visit(ana), f"/tasks/{task.pk}/dropping/"
    refused = client.post(place, {"reason": " "}, headers=PART)
    assert (refused.status_code, "Say why." in refused.content.decode()) == (422, True)
    assert Task.objects.open().exists()
    told = client.post(place, {"reason": "He called us"}, headers=PART).headers["HX-Trigger"]
    task.refresh_from_db()
    assert (task.reason, f"/tasks/{task.pk}/reopening/" in told) == ("He called us", True)


def test_what_somebody_else_has_settled_is_said_and_stays(
    task: Task, ana: Member, sam: Member, visit: Visit, nothing_written: Nothing
) -> None:
    finish_task(task, by=sam)
    client = visit(ana)
    with nothing_written():
        for address, said in (("outcome", {}), ("dropping", {"reason": "?"}), ("owner", {"owner": sam.pk})):
            response = client.post(f"/tasks/{task.pk}/{address}/", said, headers=PART)
            assert "already" in response.headers["HX-Trigger"]


def test_reopening_beside_the_same_task_is_refused(task: Task, ana: Member, otto: Customer, visit: Visit) -> None:
    finish_task(task, by=ana)
    give_task(otto, what="Once more", to=ana, due=days(1), by=None, source="test")
    response = visit(ana).post(f"/tasks/{task.pk}/reopening/", headers=PART)
    assert "already" in response.headers["HX-Trigger"]


def test_only_who_does_it_and_who_leads_the_team_hand_over(
    task: Task, ana: Member, sam: Member, sue: Member, visit: Visit, nothing_written: Nothing
) -> None:
    place = f"/tasks/{task.pk}/owner/"
    with nothing_written():
        refused = visit(sam).post(place, {"owner": sam.pk}, headers=PART)
    assert "Only Ana" in refused.headers["HX-Trigger"]
    visit(sue).post(place, {"owner": sam.pk}, headers=PART)
    task.refresh_from_db()
    assert task.owner == sam


def test_what_is_nobodys_may_be_taken(otto: Customer, sam: Member, zoe: Member, visit: Visit) -> None:
    task = give_task(otto, what="Call", to=None, due=days(0), by=None)
    client, place = visit(sam), f"/tasks/{task.pk}/owner/"
    assert "Call" in client.get("/tasks/?of=nobody").content.decode()
    assert client.post(place, {"owner": zoe.pk}, headers=PART).status_code == 422
    client.post(place, {"owner": sam.pk}, headers=PART)
    task.refresh_from_db()
    assert task.owner == sam


def test_mine_come_in_their_turn(otto: Customer, mira: Customer, rita: Member, ana: Member, visit: Visit) -> None:
    for what, due in (("Later", 30), ("Overdue", -3), ("Now", 0)):
        give_task(otto, what=what, to=ana, due=days(due), by=None)
    give_task(mira, what="For her manager", to=None, due=days(0), by=None)
    page = visit(ana).get("/tasks/").content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert page.index("Overdue, 3 days late") < page.index("Now") < page.index("Later")
    assert f'data-topic="tasks-{ana.pk}"' in page
    assert "For her manager" not in page
    assert "For her manager" in visit(rita).get("/tasks/").content.decode()


def test_who_leads_the_team_sees_everybodys_and_whose_owner_has_left(
    otto: Customer, ana: Member, sam: Member, sue: Member, visit: Visit
) -> None:
    give_task(otto, what="By Ana", to=ana, due=days(1), by=None)
    give_task(otto, what="By Sam", to=sam, due=days(1), by=None)
    Member.objects.filter(pk=sam.pk).update(is_active=False)
    client = visit(sue)
    team, left = (client.get(f"/tasks/?of={whose}").content.decode() for whose in ("team", "left"))
    assert ("By Ana" in team, "By Sam" in team) == (True, True)
    assert ("By Ana" in left, "By Sam" in left, "has left" in left) == (False, True, True)
    assert "By Sam" not in visit(ana).get("/tasks/?of=team").content.decode()


def test_tasks_for_hidden_customers_are_not_told(mira: Customer, rita: Member, zoe: Member, visit: Visit) -> None:
    task = give_task(mira, what="Secret", to=rita, due=days(0), by=rita)
    Task.objects.filter(pk=task.pk).update(owner=zoe)
    client = visit(zoe)
    for page in ("/tasks/", "/tasks/?of=nobody", "/home/to_do_today/"):
        assert "Secret" not in client.get(page).content.decode()


def test_the_customers_page_says_what_is_to_be_done_and_why(task: Task, ana: Member, visit: Visit) -> None:
    panel = f"/customers/{task.customer_id}/panels/to_do/"
    client = visit(ana)
    page = client.get(panel).content.decode()
    assert ("Ask how he is" in page, "Silent for 90 days" in page, 'data-key="d"' in page) == (True, True, True)
    make_promise(task.customer, what="Call", due=timezone.now() + timedelta(hours=1), by=ana)
    assert 'data-key="d"' not in client.get(panel).content.decode()
    finish_task(task, by=ana)
    assert client.get(panel).content.decode().strip() == ""


def test_the_day_begins_with_what_is_due(task: Task, otto: Customer, ana: Member, visit: Visit) -> None:
    give_task(otto, what="Next week", to=ana, due=days(7), by=None)
    page = visit(ana).get("/home/to_do_today/").content.decode()
    assert ("Ask how he is" in page, "Next week" in page) == (True, False)


def test_who_may_not_settle_only_reads(task: Task, ana: Member, hire: object, visit: Visit) -> None:
    reader = hire("Mia", "marketer")  # type: ignore[operator]
    page = visit(reader).get(f"/customers/{task.customer_id}/panels/to_do/").content.decode()
    assert ("Ask how he is" in page, "<form" in page) == (True, False)


@pytest.mark.parametrize("page", ["/tasks/", "/tasks/?of=team", "/tasks/?of=left", "/tasks/?of=nobody"])
def test_a_hundred_tasks_cost_as_many_queries_as_one(
    page: str, otto: Customer, sue: Member, visit: Visit, django_assert_num_queries: object
) -> None:
    client = visit(sue)
    client.get(page)
    for count in (1, 99):
        for number in range(count):
            give_task(otto, what=f"Thing {number}", to=sue if number % 2 else None, due=days(number - 3), by=sue)
        with django_assert_num_queries(3):  # type: ignore[operator]
            client.get(page)
