"""Where what is learnt from ends, and how long the time is by which it is judged."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from customers.rules.words import Unreadable
from value.rules.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Period:
    """The last day that is known, the days after it by which is judged, and what has to be said about them."""

    calibration_end: int
    days: int
    notes: tuple[str, ...] = ()

    @classmethod
    def chosen(cls, ledger: Ledger, *, calibration_end: date | None, horizon_days: int | None) -> Self:
        """As asked; else half of the time in the file is learnt from and all the rest judged by, as the published
        studies of CDNOW do. Raises `Unreadable` where nothing is left on either side."""
        first, last = int(ledger.day.min()), int(ledger.day.max())
        end = calibration_end.toordinal() if calibration_end else first + (last - first + 1) // 2 - 1
        if not first <= end < last:
            between = f"{date.fromordinal(first)} and {date.fromordinal(last)}"
            raise Unreadable("The end of calibration must lie within the file, between %(between)s.", between=between)
        if horizon_days is not None and horizon_days < 1:
            raise Unreadable("The horizon must be one day or more.")
        rest = last - end
        if horizon_days and horizon_days > rest:
            return cls(end, rest, (f"Only {rest} days follow the end of calibration: they are the horizon.",))
        return cls(end, horizon_days or rest)
