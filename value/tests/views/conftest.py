"""Visits look at pages: what the models find in the shop's past is the same every time, and worked out once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from staff.models import Member
from value.actions import judge_models

found: dict[str, Any] = {}


@pytest.fixture(autouse=True)
def judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for thing, verb in ((judge_models.Choice, "made"), (judge_models.Backtest, "of")):
        monkeypatch.setattr(thing, verb, kept(f"{thing.__name__}.{verb}", getattr(thing, verb)))


def kept(name: str, make: Callable[..., Any]) -> Callable[..., Any]:
    def remember(ledger: Any, **asked: Any) -> Any:
        key = f"{name} {len(ledger)} {asked['days']}"
        if key not in found:
            found[key] = make(ledger, **asked)
        return found[key]

    return remember


@pytest.fixture
def mia(hire: Callable[..., Member]) -> Member:
    """She rules over value."""
    return hire("Mia", "marketer")


type Look = Callable[..., str]


@pytest.fixture
def look(visit: Callable[[Member], Client]) -> Look:
    """`look(mia, "/value/")`: the words and tags of the page, all in one line."""

    def look(member: Member, address: str, *, status: int = 200, **query: Any) -> str:
        answer = visit(member).get(address, query)
        assert answer.status_code == status, address
        return " ".join(answer.content.decode().split())

    return look
