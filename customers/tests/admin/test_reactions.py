from collections.abc import Callable

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.test import Client
from django.urls import reverse

from customers.events import FACT_ASSERTED
from customers.models import Customer, Event, SetAside
from staff.models import Member
from wiring.reactions import Reaction, Since


def see(events: list[Event]) -> None:
    """Sees what is not bad."""
    if any(event.summary == "bad" for event in events):
        raise RuntimeError("It is bad.")


@pytest.fixture(autouse=True)
def only_reaction(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"test.see": Reaction("test.see", frozenset(), see, Since.NOW, 200)}
    monkeypatch.setattr("customers.actions.retry_set_aside.reactions", known)
    monkeypatch.setattr("customers.admin.reactions.reactions", known)


def test_an_admin_lets_events_be_tried_again_or_be(
    mira: Customer, ada: Member, visit: Callable[[Member], Client]
) -> None:
    good, bad = mira.record(FACT_ASSERTED), mira.record(FACT_ASSERTED, summary="bad")
    rows = [SetAside.objects.create(reaction="test.see", event_id=event.pk, error="…") for event in (good, bad)]
    lost = SetAside.objects.create(reaction="gone.away", event_id=good.pk, error="…")
    desk, page = visit(ada), reverse("admin:customers_setaside_changelist")

    def do(action: str, *chosen: SetAside) -> str:
        form = {"action": action, ACTION_CHECKBOX_NAME: [row.pk for row in chosen]}
        return desk.post(page, form, follow=True).content.decode()

    told = do("retry", *rows, lost)
    assert "It is bad." in told
    assert "gone.away" in told
    assert set(SetAside.objects.waiting()) == {rows[1], lost}
    do("dismiss", rows[1])
    assert SetAside.objects.get(pk=rows[1].pk).dismissed_by == ada
