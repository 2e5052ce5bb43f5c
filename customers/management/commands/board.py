import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from customers.models import Event, SetAside
from wiring.events import declared
from wiring.models import BEGINNING, Cursor
from wiring.reactions import Reaction, reactions

ENOUGH = 100_000


class Command(BaseCommand):
    help = "Show everything that can happen, what it means, who reacts, and how far each reaction has read the log."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="the same for programs")

    def handle(self, *args: Any, **options: Any) -> None:
        board = {"events": events(), "reactions": [state(reaction) for reaction in reactions.values()]}
        if options["json"]:
            self.stdout.write(json.dumps(board, indent=1))
            return
        for event in board["events"]:
            self.stdout.write(f"{event['name']:<24} {event['meaning']}")
            for name in event["reactions"]:
                self.stdout.write(f"{'':<24} → {name}")
        self.stdout.write("")
        for reaction in board["reactions"]:
            self.write(reaction)
        if Event.objects.is_from_elsewhere():
            self.stdout.write(self.style.ERROR("Restored from a dump: stop everything and run bin/manage rebase_log."))

    def write(self, reaction: dict[str, Any]) -> None:
        self.stdout.write(f"{reaction['name']}: {reaction['meaning']} ({lag(reaction)})")
        if reaction["failures"]:
            error = f"  failing for the {reaction['failures']}. time: {reaction['last_error']}"
            self.stdout.write(self.style.ERROR(error))
        for row in reaction["set_aside"]:
            self.stdout.write(self.style.ERROR(f"  set aside {row['id']}: event {row['event_id']}: {row['error']}"))


def lag(reaction: dict[str, Any]) -> str:
    """How far a reaction is behind, in words."""
    match reaction["behind"]:
        case None:
            return f"not begun; will begin with {reaction['since']}"
        case 0:
            return "up to date"
        case count:
            more = " or more" if count == ENOUGH else ""
            return f"{count:,}{more} events behind, since {reaction['waiting_since']}"


def events() -> list[dict[str, Any]]:
    """Each kind of event, with the names of those who react to it."""
    return [
        {
            "name": kind.name,
            "meaning": kind.meaning,
            "reactions": [r.name for r in reactions.values() if not r.names or kind.name in r.names],
        }
        for kind in sorted(declared.kinds.values(), key=lambda kind: kind.name)
    ]


def state(reaction: Reaction) -> dict[str, Any]:
    """How one reaction is doing; `behind` stops counting at 100,000."""
    cursor = Cursor.objects.filter(pk=reaction.name).first()
    head = Event.objects.settled().last_position()
    after = cursor.position if cursor else BEGINNING
    behind, since = Event.objects.unread(after, up_to=head, names=reaction.names, at_most=ENOUGH)
    return {
        "name": reaction.name,
        "meaning": reaction.meaning,
        "since": reaction.since.value,
        "behind": behind if cursor else None,
        "waiting_since": since.isoformat() if since and cursor else None,
        "failures": cursor.failures if cursor else 0,
        "last_error": cursor.last_error if cursor else "",
        "set_aside": list(
            SetAside.objects.waiting().filter(reaction=reaction.name).values("id", "event_id", "error").order_by("id")
        ),
    }
