"""The real part: 6,919 purchases of 2,357 buyers (`data/cdnow/README.md`)."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "data" / "cdnow" / "CDNOW_sample.txt"


@dataclass(frozen=True, slots=True)
class Purchase:
    """One line of the file. `buyer` is the number in the sample, `dollars` are exact to the cent."""

    buyer: str
    day: date
    discs: int
    dollars: Decimal


def read_purchases(file: Path = FILE) -> list[Purchase]:
    """Every line of the file, in its order, on the days it tells."""
    return [parse(line) for line in file.read_text("ascii").splitlines() if line.strip()]


def parse(line: str) -> Purchase:
    _, buyer, day, discs, dollars = line.split()
    return Purchase(buyer, date.fromisoformat(day), int(discs), Decimal(dollars))


def shifted(purchases: list[Purchase], last: date) -> list[Purchase]:
    """The same purchases, moved by whole days so that the latest falls on `last`."""
    days = last - max(purchase.day for purchase in purchases)
    return [replace(purchase, day=purchase.day + days) for purchase in purchases]


def by_buyer(purchases: list[Purchase]) -> dict[str, list[Purchase]]:
    """Each buyer's purchases, oldest first."""
    buyers: dict[str, list[Purchase]] = defaultdict(list)
    for purchase in sorted(purchases, key=lambda purchase: purchase.day):
        buyers[purchase.buyer].append(purchase)
    return dict(sorted(buyers.items()))
