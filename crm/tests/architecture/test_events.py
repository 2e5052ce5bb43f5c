"""Every event has a sentence, an icon that exists, and a name of the form noun.happened."""

import re

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
