from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from customers.actions.deliver_reactions import LogFromElsewhere, deliver_reactions
from customers.actions.digest import Indigestible
from customers.actions.dismiss_set_aside import dismiss_set_aside
from customers.actions.replay_reaction import replay_reaction
from customers.actions.retry_set_aside import retry_set_aside
from customers.models import SetAside
from wiring.reactions import reactions


class Command(BaseCommand):
    help = "Let the reactions see what is new in the log now. `manage.py board` shows who reacts and how far each is."

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--replay", metavar="NAME", help="send this reaction back to the beginning of the log first")
        what.add_argument("--retry", metavar="ID", type=int, help="let an event that was set aside be tried once more")
        what.add_argument("--dismiss", metavar="ID", type=int, help="decide that an event set aside can be let be")
        parser.add_argument("--because", metavar="WHY", help="the reason, with --dismiss")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["retry"] is not None:
            self.retry(self.set_aside(options["retry"]))
        elif options["dismiss"] is not None:
            self.dismiss(self.set_aside(options["dismiss"]), options["because"])
        else:
            self.deliver(options["replay"])

    def deliver(self, replay: str | None) -> None:
        if replay and replay not in reactions:
            raise CommandError(f"No reaction is called {replay}. There are: {', '.join(sorted(reactions)) or 'none'}.")
        if replay:
            replay_reaction(reactions[replay])
        try:
            seen = 0
            while turn := deliver_reactions(*([replay] if replay else [])):
                seen += turn
                self.stderr.write(f"\r{seen:,} events seen", ending="")
        except LogFromElsewhere as problem:
            raise CommandError(str(problem)) from problem
        self.stderr.write("\r", ending="")
        self.stdout.write(f"{seen:,} events seen.")

    def retry(self, row: SetAside) -> None:
        try:
            retry_set_aside(row)
        except Indigestible as failed:
            raise CommandError(f"It still fails: {failed.__cause__}") from failed
        self.stdout.write(f"{row.reaction} has taken event {row.event_id}.")

    def dismiss(self, row: SetAside, because: str | None) -> None:
        if not because:
            raise CommandError("Say why with --because; it is kept.")
        dismiss_set_aside(row, because=because)
        self.stdout.write(f"{row.reaction} lets event {row.event_id} be.")

    def set_aside(self, pk: int) -> SetAside:
        row = SetAside.objects.waiting().filter(pk=pk).first()
        if row is None or row.reaction not in reactions:
            raise CommandError(f"Nothing is set aside under {pk}.")
        return row
