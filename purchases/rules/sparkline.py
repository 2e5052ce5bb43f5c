"""The bars of a small chart, as numbers for an SVG of our own: no style, no script."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar in units of the drawing, from the top left corner; `label` says which, `amount` how much."""

    x: float
    y: float
    width: float
    height: float
    label: str
    amount: Decimal


def bars(amounts: Sequence[tuple[str, Decimal]], *, width: int, height: int, gap: float = 2) -> list[Bar]:
    """One bar for each amount, the largest as high as the drawing; nothing bought is a hairline, so that time shows.

    A month in which more came back than was bought stands as a hairline too: its number is in its label.
    """
    if not amounts:
        return []
    step = (width + gap) / len(amounts)
    most = max((amount for _, amount in amounts), default=Decimal(0))
    return [
        Bar(
            x=round(position * step, 2),
            y=round(height - (tall := height_of(amount, most, height)), 2),
            width=round(step - gap, 2),
            height=tall,
            label=label,
            amount=amount,
        )
        for position, (label, amount) in enumerate(amounts)
    ]


def height_of(amount: Decimal, most: Decimal, height: int) -> float:
    share = float(amount / most) if most > 0 and amount > 0 else 0
    return round(max(share * height, 1), 2)
