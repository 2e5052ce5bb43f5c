import csv
from collections.abc import Iterator

from django.utils.translation import gettext as _

from customers.models import Intake
from customers.rules.files.mended import ADDED
from customers.rules.spreadsheets import guard


class Echo:
    """What the csv module writes comes back instead of going anywhere."""

    def write(self, line: str) -> str:
        return line


def list_problems(intake: Intake) -> Iterator[str]:
    """The rows that could not be taken, as the lines of a CSV file that can be put right and imported again: the file's
    own columns, then the line, the columns to blame and the reason. No spreadsheet takes a cell of it for a formula."""
    writer = csv.writer(Echo(), quoting=csv.QUOTE_ALL)
    headings = intake.own_columns
    width = len(headings)
    yield "\ufeff" + writer.writerow([*map(guard, headings), *map(_, ADDED)])
    for problem in intake.problems.order_by("line", "id").iterator(chunk_size=2_000):
        cells = [guard(cell) for cell in problem.row[:width]]
        blamed = "; ".join(guard(headings[place]) for place in problem.columns if place < width)
        yield writer.writerow([*cells, *[""] * (width - len(cells)), problem.line, blamed, problem.reason])
