"""Whether there is history enough to predict anything (domain: 500 buyers, 180 days, somebody who bought three times)."""

from dataclasses import dataclass

FREQUENT = 3


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a company knows: buyers, the days between the first purchase of all and today, the most purchases of one."""

    buyers: int
    days: int
    most_purchases: int

    def missing(self, *, buyers: int, days: int) -> dict[str, list[int]]:
        """What is not enough, each as [there is, needed]; empty when everything is."""
        asked = {
            "buyers": [self.buyers, buyers], "days": [self.days, days], "most_purchases": [self.most_purchases, FREQUENT],
        }  # fmt: skip
        return {what: [there, needed] for what, (there, needed) in asked.items() if there < needed}
