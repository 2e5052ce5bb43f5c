"""The cast: Mira and Otto are customers, Ana and Sam agents, Rita and Zoe reps, Sue a supervisor. Zoe must never see them."""

from collections.abc import Callable

import pytest
from django.db import connections
from django.test import Client

from crm.runner import chromium
from customers.models import Customer
from staff.models import Member, Role


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Said here as well as in the plugin: Playwright's own plugin is loaded after ours and would win."""
    return browser_type_launch_args | chromium.launch_arguments()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """Once Playwright's loop runs, Django hands out other connections: what `serialized_rollback` restores is kept on all."""
    kept = getattr(connections["default"], "_test_serialized_contents", None)
    if kept is not None:
        type(connections["default"])._test_serialized_contents = kept


type Hire = Callable[..., Member]


@pytest.fixture
def hire(db: None) -> Hire:
    """`hire("Ana", "agent")`: a member of staff with these roles."""

    def hire(name: str, *roles: str) -> Member:
        member = Member.objects.create_user(f"{name.lower()}@picket.test", None, name=name)
        member.roles.set(Role.objects.filter(code__in=roles))
        return member

    return hire


@pytest.fixture
def ana(hire: Hire) -> Member:
    return hire("Ana", "agent")


@pytest.fixture
def sam(hire: Hire) -> Member:
    return hire("Sam", "agent")


@pytest.fixture
def sue(hire: Hire) -> Member:
    return hire("Sue", "supervisor")


@pytest.fixture
def rita(hire: Hire) -> Member:
    return hire("Rita", "rep")


@pytest.fixture
def zoe(hire: Hire) -> Member:
    return hire("Zoe", "rep")


@pytest.fixture
def ada(hire: Hire) -> Member:
    return hire("Ada", "admin")


@pytest.fixture
def mira(rita: Member) -> Customer:
    """Loyal, and in Rita's book."""
    from customers.actions.create_customer import create_customer

    return create_customer(
        "Mira Lindqvist", by=rita, manager=rita, phone="+49 30 5557 0142", email="mira@lindqvist.example"
    )


@pytest.fixture
def otto(sue: Member) -> Customer:
    """Cross, and in nobody's book."""
    from customers.actions.create_customer import create_customer

    return create_customer("Otto Brandt", by=sue, phone="+49 171 555 0188")


@pytest.fixture
def visit() -> Callable[[Member], Client]:
    """`visit(ana)`: a browser in which Ana is signed in."""

    def visit(member: Member) -> Client:
        client = Client()
        client.force_login(member, backend="staff.backend.MemberBackend")
        return client

    return visit
