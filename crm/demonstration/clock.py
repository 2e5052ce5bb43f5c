"""When invented things happen: on a day, at an hour people do such things, and never after now."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

OFFICE = (9, 18)
AWAKE = (8, 23)


@dataclass(frozen=True, slots=True)
class Clock:
    """`now` is the moment the demonstration is told from; days are those of the company's time zone."""

    now: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def at(self, day: date, chance: Random, hours: tuple[int, int] = AWAKE) -> datetime:
        """A moment of that day within these hours; of today, one that has passed."""
        begin, end = self.hour(day, hours[0]), self.hour(day, hours[1])
        if end > self.now:
            begin, end = min(begin, self.hour(day, 0)), self.now
        return begin + timedelta(seconds=int(chance.random() * (end - begin).total_seconds()))

    def hour(self, day: date, hour: int, minute: int = 0) -> datetime:
        """This hour of that day by the company's clock."""
        return datetime.combine(day, time(hour, minute), self.zone)

    def past(self, moment: datetime) -> bool:
        return moment <= self.now
