"""Tell screens that, never what: a topic is a word like `customer-42`; each screen asks again with its own rights."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from wiring.questions import Sentence

CHANNEL = "picket"
FLOOD = 200
EVERYTHING = "everything"
NOTIFY = Sentence("SELECT pg_notify(%s, topic) FROM unnest(%s::text[]) AS topic")


def tell(*topics: str) -> None:
    """Announce that something about each topic changed, when the transaction commits (at once outside of one)."""
    tell_all(topics)


def tell_all(topics: Iterable[str]) -> None:
    """Announce many topics in one statement; a flood is announced as `everything` instead."""
    distinct = sorted(set(topics))
    if not distinct:
        return
    if len(distinct) > FLOOD:
        distinct = [EVERYTHING]
    NOTIFY(CHANNEL, distinct)


def line_to_database() -> dict[str, Any]:
    """What a connection outside of Django's needs in order to listen in Django's database."""
    given = connection.get_connection_params()
    return {name: value for name, value in given.items() if name not in ("cursor_factory", "context")}
