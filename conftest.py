"""The cast: Mira and Otto are customers, Ana and Sam agents, Rita and Zoe reps, Sue a supervisor. Zoe must never see them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from crm.runner import chromium
from customers.models import Customer, Intake
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
type Bring = Callable[..., Intake]


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


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    """Files people bring in go where nothing is kept."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def bring(db: None, media: Path) -> Bring:
    """`bring("name,email\\n…", of="customers")`: the import of this text, done."""

    def bring(
        text: str | bytes, *, of: str, named: str = "file.csv", by: Member | None = None, **options: Any
    ) -> Intake:
        from customers.actions.choose_columns import choose_columns
        from customers.actions.receive_file import receive_file
        from customers.actions.start_intake import start_intake
        from customers.actions.work_on_intake import work_on_intake

        intake = receive_file([text.encode() if isinstance(text, str) else text], named=named, of=of, by=by)
        choose_columns(intake, options=options)
        start_intake(intake, by=by, here=True)
        work_on_intake(intake.pk)
        intake.refresh_from_db()
        return intake

    return bring
