"""The matrix holds: each door opens to whom it should, says the right no to the others, and a no changes nothing."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from crm.tests.doors.people import Knocker, browser, gather, hire
from crm.tests.doors.routes import Route, every_route
from crm.tests.doors.table import METHODS, SCOPES, SHUT, Answer, Rule, Whose, asked_for, matrix, rules_for
from crm.tests.doors.things import Thing, set_out
from staff.rules.powers import ROLES

# Marked, because pytest-django makes a test database only for tests that say they want one.
pytestmark = pytest.mark.django_db

ROUTES = every_route()
# A refusal may leave its trace here: attempts are counted, sessions end.
MAY_CHANGE = ("axes_%", "django_session")
COUNT_CHANGES = """
    SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) FROM pg_stat_xact_user_tables
    WHERE NOT relname LIKE ANY (%s)
"""


@dataclass(frozen=True)
class Stage:
    """The house with everybody at the door."""

    knockers: list[Knocker]
    things: dict[str, Thing]
    admin: Client

    def knocker(self, name: str) -> Knocker:
        return next(each for each in self.knockers if each.person.name == name)


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Stage]:
    """Built once; whatever a request does is rolled back to here."""
    with django_db_blocker.unblock(), transaction.atomic():
        staff = {role: hire("rita" if role == "rep" else role, role) for role in ROLES}
        staff["rep_elsewhere"] = hire("zoe", "rep")
        things = set_out(rita=staff["rep"], zoe=staff["rep_elsewhere"], admin=staff["admin"])
        yield Stage(gather(staff), things, browser(staff["admin"], checks_csrf=True))
        transaction.set_rollback(True)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_a_door_opens_to_whom_it_should(stage: Stage, route: Route) -> None:
    rules = rules_for(route.name)
    if rules is None:
        pytest.fail(unlisted(stage, route), pytrace=False)
    wrong = []
    for method in METHODS:
        for knocker, whose, right in cells(stage, route, method):
            answer, status = knock(knocker.client, method, address(route, stage, whose))
            if answer not in right:
                among = " or ".join(sorted(right))
                thing = f" ({whose} thing)" if whose else ""
                wrong.append(f"{method} as {knocker.person.name}{thing}: {among}, but got {status}")
    if wrong:
        pytest.fail(f"{route}\n  " + "\n  ".join(wrong), pytrace=False)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_no_form_is_taken_from_a_foreign_site(stage: Stage, route: Route) -> None:
    for method, rule in (rules_for(route.name) or {}).items():
        if method != "GET" and "csrf-free" not in rule and not rule & SCOPES:
            answer, status = knock(stage.admin, method, address(route, stage, Whose.OWN))
            assert answer == Answer.FORBIDDEN, f"{method} without CSRF token got {status}"


NESTED = [route for route in ROUTES if len(route.holes) > 1 and not route.name.startswith("admin:")]


@pytest.mark.parametrize("route", NESTED, ids=lambda route: route.name)
def test_a_part_is_found_only_through_its_own_whole(stage: Stage, route: Route) -> None:
    """Somebody else's address under one's own customer: not even an admin finds it there."""
    *whole, (hole, word) = route.holes.items()
    part = thing_for(stage, route, word)
    if part.own == part.foreign:
        return
    values = {name: thing_for(stage, route, before).own for name, before in whole} | {hole: part.foreign}
    for method in rules_for(route.name) or {}:
        answer, status = knock(stage.knocker("admin").client, method, "/" + route.path.format(**values))
        assert answer == Answer.NOT_FOUND, f"{method} got {status}"


def test_no_line_outlives_its_route() -> None:
    names = {route.name for route in ROUTES}
    assert [name for name in matrix() if not name.endswith("*") and name not in names] == []


def cells(stage: Stage, route: Route, method: str) -> Iterator[tuple[Knocker, Whose | None, frozenset[Answer]]]:
    """Everybody at every thing, where the method is listed; else those with every power and every scope."""
    rule = (rules_for(route.name) or {}).get(method)
    if rule is None:
        for name in ("admin", "token_all", "anonymous"):
            yield stage.knocker(name), Whose.OWN if route.holes else None, SHUT
        return
    for whose in differing(stage, route, rule):
        for knocker in stage.knockers:
            yield knocker, whose, asked_for(rule, knocker.person, whose)


def differing(stage: Stage, route: Route, rule: Rule) -> list[Whose | None]:
    """Whose things to try: foreign ones only where they are other things."""
    if not route.holes:
        return [None]
    if {"any-id", "nobody"} & rule:
        return [Whose.OWN]
    things = [thing_for(stage, route, word) for word in route.holes.values()]
    every: list[Whose | None] = [Whose.OWN, Whose.FOREIGN, Whose.MISSING]
    return every if any(thing.own != thing.foreign for thing in things) else [Whose.OWN, Whose.MISSING]


def address(route: Route, stage: Stage, whose: Whose | None) -> str:
    values = {hole: thing_for(stage, route, word).of(whose or Whose.OWN) for hole, word in route.holes.items()}
    return "/" + route.path.format(**values)


def thing_for(stage: Stage, route: Route, word: str) -> Thing:
    if word not in stage.things:
        pytest.fail(
            f"{route} names a thing after “{word}/”, and there is no example of one.\n"
            f"Add \"{word}\": Thing(one of Rita's customer, one of Zoe's) to set_out() in crm/tests/doors/things.py.",
            pytrace=False,
        )
    return stage.things[word]


def knock(client: Client, method: str, path: str) -> tuple[Answer | None, str]:
    """The answer to an empty request from a page of ours; None for what no door may ever answer. A no that changed something says so."""
    before = changes()
    cookies = deepcopy(client.cookies)
    at_rest = transaction.savepoint_create()
    try:
        response = client.generic(method, path, headers={"Origin": "http://testserver"})
        if response.streaming and not response.is_async:
            list(response)  # A file is read to its end: closing it early would close the database's connection too.
        elif response.streaming:
            response.close()
        changed = changes() - before if response.status_code >= 400 else 0
    finally:
        transaction.savepoint_rollback(at_rest)
        client.cookies = cookies
    if changed:
        return None, f"{response.status_code}, and {changed} rows were changed all the same"
    answer = read(response)
    return answer, f"{response.status_code} ({answer})" if answer else f"{response.status_code}"


def read(response: HttpResponse) -> Answer | None:
    status = response.status_code
    if status in {301, 302, 303} and response.headers["Location"].startswith("/sign-in/?next="):
        return Answer.SIGN_IN
    if status >= 500:
        return None
    shut = {401: Answer.WHO_ARE_YOU, 403: Answer.FORBIDDEN, 404: Answer.NOT_FOUND, 405: Answer.NO_SUCH_METHOD}
    return shut.get(status, Answer.OPEN)


def changes() -> int:
    """Rows written so far in this transaction, rolled back or not."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT_CHANGES, [list(MAY_CHANGE)])
        return int(cursor.fetchone()[0])


def unlisted(stage: Stage, route: Route) -> str:
    """What to write into the matrix, as far as a machine can tell."""
    path = address(route, stage, Whose.OWN)
    open_methods = [
        method
        for method in METHODS
        if knock(stage.knocker("admin").client, method, path)[0] in {Answer.OPEN, Answer.NOT_FOUND}
        or knock(stage.knocker("token_all").client, method, path)[0] == Answer.OPEN
    ]
    word = "see" if "customers" in route.holes.values() else "member"
    line = ", ".join(f'{method} = "{word}"' for method in open_methods)
    return (
        f"Nobody said who may open {route}.\nAdd a line to crm/tests/doors/matrix.toml and put the right words into it:\n\n"
        f"    {route.name} = {{ {line} }}\n\n"
        "(Methods an admin gets through are listed; one too many here means the view lacks @require_…)"
    )
