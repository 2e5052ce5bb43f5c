"""Everybody who might knock, each with a browser or a token in hand."""

from dataclasses import dataclass
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from crm.tests.doors.table import Person, Whose
from staff.actions.deactivate import deactivate
from staff.actions.issue_token import issue_token
from staff.models import Integration, Member, Role
from staff.rules.powers import ROLES
from staff.rules.scopes import Scope

READ = [scope for scope in Scope if scope.endswith(":read")]
WRITE = [scope for scope in Scope if scope.endswith(":write")]
TOKENS = {"token_read": READ, "token_write": WRITE, "token_all": list(Scope), "token_none": []}


@dataclass(frozen=True)
class Knocker:
    """One person and the browser, or the other system, they knock with."""

    person: Person
    client: Client


def hire(name: str, role: str) -> Member:
    member = Member.objects.create_user(f"{name}@picket.test", None, name=name.title())
    member.roles.set([Role.objects.get(code=role)])
    return member


def gather(staff: dict[str, Member]) -> list[Knocker]:
    """`staff`: one member of each role by its code, Rita as `rep`, Zoe as `rep_elsewhere`, a former colleague."""
    books = {"rep": frozenset({Whose.OWN}), "rep_elsewhere": frozenset({Whose.FOREIGN})}
    knockers = [Knocker(Person("anonymous"), browser())]
    for name, member in staff.items():
        powers = frozenset(ROLES[name.removesuffix("_elsewhere")][1])
        person = Person(name, powers, signed_in=True, books=books.get(name, frozenset()))
        knockers.append(Knocker(person, browser(member)))
    return [*knockers, former_colleague(staff["admin"]), *systems(staff["admin"])]


def former_colleague(admin: Member) -> Knocker:
    """Signed in as an admin when the contract ended."""
    gone = hire("gone", "admin")
    knocker = Knocker(Person("deactivated"), browser(gone))
    deactivate(gone, by=admin)
    return knocker


def systems(admin: Member) -> list[Knocker]:
    knockers = []
    for name, scopes in TOKENS.items():
        token = issue_token(name, scopes=scopes, by=admin).token
        client = Client(raise_request_exception=False, headers={"Authorization": f"Bearer {token}"})
        person = Person(name, scopes=frozenset(scope.value for scope in scopes))
        knockers.append(Knocker(person, client))
    # As if used just now, all day long: a request would otherwise write that down, refused or not.
    Integration.objects.update(last_used_at=timezone.now() + timedelta(days=1))
    return knockers


def browser(member: Member | None = None, *, checks_csrf: bool = False) -> Client:
    client = Client(raise_request_exception=False, enforce_csrf_checks=checks_csrf)
    if member:
        client.force_login(member, backend="staff.backend.MemberBackend")
    return client
