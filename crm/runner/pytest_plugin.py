"""What every test run needs before Django reads its settings: a database, plain settings, and no way out to the network.

Loaded with -p (pyproject.toml), which is earlier than any conftest.
"""

import os
from contextlib import ExitStack
from dataclasses import fields

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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("browser") and not chromium.found():
            item.add_marker(pytest.mark.skip(reason=chromium.MISSING))
        if item.get_closest_marker("long") and not config.getoption("--long"):
            item.add_marker(pytest.mark.skip(reason="takes minutes: bin/test --long"))


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
