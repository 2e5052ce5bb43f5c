"""What every test run needs before Django reads its settings: a database, plain settings, and no way out to the network.

Loaded with -p (pyproject.toml), which is earlier than any conftest.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import fields
from typing import Any

import pytest

from crm.environment import Environment
from crm.runner import chromium, no_network
from crm.runner.embedded import ROOT, Embedded

_running = ExitStack()


def _prepare_environment() -> None:
    """The same settings on every machine, whatever the developer's shell says; workers of xdist inherit them."""
    for row in fields(Environment):
        if row.name != "database_url":
            os.environ.pop(row.name.upper(), None)
    os.environ["DEBUG"] = "yes"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"  # Playwright runs a loop in the tests' own thread.
    if not os.environ.get("DATABASE_URL"):
        embedded = Embedded(ROOT / ".data" / "test-postgres", fast=True)
        os.environ["DATABASE_URL"] = _running.enter_context(embedded.in_use())


_prepare_environment()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="Picket: run what takes minutes as well")


def pytest_configure() -> None:
    no_network.forbid()


def pytest_unconfigure() -> None:
    _running.close()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Iterator[None]:
    """Browsers come last: Playwright leaves a loop running in its thread, in which no other test could run one of its own."""
    for item in items:
        clean_up_after_commits(item)
        if item.get_closest_marker("browser") and not chromium.found():
            item.add_marker(pytest.mark.skip(reason=chromium.MISSING))
        if item.get_closest_marker("long") and not config.getoption("--long"):
            item.add_marker(pytest.mark.skip(reason="takes minutes: bin/test --long"))
    yield
    items.sort(key=lambda item: "playwright" in getattr(item, "fixturenames", ()))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    bring_back_what_migrations_wrote(item)


def bring_back_what_migrations_wrote(item: pytest.Item) -> None:
    """Tests that really commit leave every table empty; roles and channels are brought back before the next test."""
    from django.db import connection
    from pytest_django.plugin import blocking_manager_key

    kept = getattr(connection, "_test_serialized_contents", None)
    if kept and str(connection.settings_dict["NAME"]).startswith("test_"):
        with item.config.stash[blocking_manager_key].unblock(), connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT FROM staff_role)")
            if not cursor.fetchone()[0]:
                connection.creation.deserialize_db_from_string(kept)


def clean_up_after_commits(item: Any) -> None:
    """Tests that really commit empty every table of Django's afterwards.

    What migrations wrote (roles, channels) is brought back for the next test, and the queue's tables are emptied too.
    """
    marker = item.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        item.add_marker(pytest.mark.django_db(**marker.kwargs | {"serialized_rollback": True}), append=False)
    elif {"transactional_db", "live_server"} & set(item.fixturenames):
        item.fixturenames.insert(0, "django_db_serialized_rollback")
    else:
        return
    item.fixturenames.append("queue_emptied")


@pytest.fixture
def queue_emptied(transactional_db: None) -> Iterator[None]:
    from procrastinate.contrib.django.models import ProcrastinateJob

    yield
    ProcrastinateJob.objects.all()._raw_delete("default")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly, right above pytest's last line, what a green line would hide."""
    skipped = terminalreporter.stats.get("skipped", [])
    unseen = sorted({report.nodeid for report in skipped if chromium.MISSING in str(report.longrepr)})
    if unseen:
        terminalreporter.section("NOT RUN: journeys in a browser", sep="!", red=True, bold=True)
        terminalreporter.line(f"{chromium.MISSING}. These {len(unseen)} tests were not run:")
        for nodeid in unseen:
            terminalreporter.line(f"  {nodeid}")
    failed = os.environ.get("PICKET_FAILED_CHECKS")
    if failed:
        terminalreporter.section("bin/check FAILED", sep="!", red=True, bold=True)
        terminalreporter.line(f"{failed}: what they said stands above the tests.")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Playwright on the system's Chromium, which here talks to nobody but us."""
    return browser_type_launch_args | chromium.launch_arguments()
