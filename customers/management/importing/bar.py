"""How far an import is, on one line of a terminal."""

import sys
from time import monotonic

from customers.models import Intake

WIDTH = 30


class Bar:
    """Draws over itself; says nothing where nobody looks."""

    def __init__(self, *, shown: bool) -> None:
        self.shown = shown
        self.began = monotonic()
        self.rows_before: int | None = None

    def draw(self, intake: Intake) -> None:
        if not self.shown:
            return
        self.rows_before = intake.rows if self.rows_before is None else self.rows_before
        rate = (intake.rows - self.rows_before) / max(monotonic() - self.began, 0.001)
        done = "█" * int(intake.share * WIDTH)
        self.write(f"{intake.file_name[:30]} {done:░<{WIDTH}} {intake.share:4.0%} {intake.rows:,} rows, {rate:,.0f}/s")

    def wipe(self) -> None:
        if self.shown:
            self.write("")

    def write(self, line: str) -> None:
        print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)
