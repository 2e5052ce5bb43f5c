from collections.abc import Sequence

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext

from customers.models import Intake
from wiring.intake import Outcome, Row

REFUSED = "The database refused this row: %(reason)s"


def load_rows(rows: Sequence[Row], *, intake: Intake) -> None:
    """Hand rows that could be read to the room whose they are, which leaves on each what became of it.

    What the database refuses is narrowed down, so that the other rows are kept.
    """
    if not rows:
        return
    try:
        with transaction.atomic():
            intake.does.load(rows, intake)
    except (DataError, IntegrityError) as refusal:
        if len(rows) == 1:
            rows[0].fail(gettext(REFUSED) % {"reason": str(refusal).partition("\n")[0]})
            return
        for row in rows:
            row.outcome, row.flaws = Outcome.SKIPPED, []
        middle = len(rows) // 2
        load_rows(rows[:middle], intake=intake)
        load_rows(rows[middle:], intake=intake)
