"""Every event has a sentence, an icon that exists, and a name of the form noun.happened."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from wiring.events import EventKind, declared


@pytest.mark.parametrize("kind", declared.kinds.values(), ids=str)
def test_an_event_says_what_it_means(kind: EventKind) -> None:
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+", kind.name)
    assert kind.meaning.endswith(".") and len(kind.meaning) > 15


@pytest.mark.parametrize("kind", declared.kinds.values(), ids=str)
def test_an_event_has_an_icon_of_the_sprite(kind: EventKind) -> None:
    sprite = (settings.BASE_DIR / "static/icons/sprite.svg").read_text()
    assert f'id="{kind.icon}"' in sprite


def phrase_of(kind: EventKind) -> Path | None:
    """The template that tells such an event on a timeline, in the room where it happens."""
    return next(iter((settings.BASE_DIR / "templates").glob(f"*/events/{kind.name}.html")), None)


@pytest.mark.parametrize("kind", declared.kinds.values(), ids=str)
def test_an_event_has_a_phrase(kind: EventKind) -> None:
    assert phrase_of(kind) is not None, f"templates/<room>/events/{kind.name}.html is missing"


@pytest.mark.parametrize("kind", declared.kinds.values(), ids=str)
def test_a_phrase_knows_the_event_and_what_it_is_about_only(kind: EventKind) -> None:
    text = (phrase_of(kind) or Path("/dev/null")).read_text()
    bare = re.findall(r"(?<![\w.])(details|summary|customer|request)\.", text)
    assert bare == []
