"""When invented things happen: on a day, at an hour people do such things, and never after now."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

OFFICE = (9, 18)
AWAKE = (8, 23)
SUNDAY = 6


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

    def office(self, moment: datetime, chance: Random) -> datetime:
        """The same moment if the office is open (Monday to Saturday), else soon after it opens again."""
        local = moment.astimezone(self.zone)
        day = local.date() + timedelta(days=1 if local.hour >= OFFICE[1] else 0)
        if local.weekday() != SUNDAY and OFFICE[0] <= local.hour < OFFICE[1]:
            return moment
        while day.weekday() == SUNDAY:
            day += timedelta(days=1)
        return self.hour(day, OFFICE[0]) + timedelta(minutes=chance.randint(1, 150))

    def soon(self, moment: datetime, chance: Random, *, hours: tuple[float, float]) -> datetime:
        """Within office hours, between so many hours after that moment."""
        return self.office(moment + timedelta(hours=chance.uniform(*hours)), chance)

    def deadline(self, moment: datetime, *, days: int, hour: int) -> datetime:
        """So many working days later at this full hour, as promises are made."""
        day = moment.astimezone(self.zone).date() + timedelta(days=days)
        if day.weekday() == SUNDAY:
            day += timedelta(days=1)
        return self.hour(day, hour)

    def later_today(self, chance: Random) -> datetime:
        """Before the office closes; when it closes soon or has closed, within the next two hours."""
        left = (self.hour(self.today, OFFICE[1]) - self.now) / timedelta(hours=1)
        return to_quarter(self.now + timedelta(hours=chance.uniform(0.5, max(2, left))), up=True)

    def lately(self, chance: Random, *, hours: tuple[float, float]) -> datetime:
        """So many hours ago."""
        return to_quarter(self.now - timedelta(hours=chance.uniform(*hours)), up=False)

    def past(self, moment: datetime) -> bool:
        return moment <= self.now


def to_quarter(moment: datetime, *, up: bool) -> datetime:
    """The quarter of an hour before or after, as people name a time."""
    quarter = timedelta(minutes=15)
    over = timedelta(minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond)
    return moment - over + (quarter if up else timedelta(0))
