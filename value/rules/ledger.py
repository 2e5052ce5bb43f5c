"""Who bought for how much on which day: what every model and every simple rule starts from."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from value.rules.histories import Histories, Numbers

type Whole = NDArray[np.int64]

WEEK = 7


@dataclass(frozen=True, slots=True)
class Ledger:
    """A row for each customer and day of purchase or return, in the order of customers and days.

    `customer` counts from 0, `day` is a day's number (`date.toordinal`). `bought` is what was paid that day, `returned`
    what was paid back, both 0 or more. A day on which something was bought, if only for nothing, is one purchase,
    however many receipts: `purchase` says so.
    """

    customer: Whole
    day: Whole
    bought: Numbers
    returned: Numbers
    purchase: NDArray[np.bool_]

    @classmethod
    def of(cls, customer: ArrayLike, day: ArrayLike, amount: ArrayLike) -> Self:
        """From rows in any order; a negative amount is a return, one of 0 a purchase for nothing."""
        who, when = np.asarray(customer, dtype=np.int64), np.asarray(day, dtype=np.int64)
        paid = np.asarray(amount, dtype=np.float64)
        order = np.lexsort((when, who))
        who, when, paid = who[order], when[order], paid[order]
        new = np.ones(len(who), dtype=bool)
        new[1:] = (who[1:] != who[:-1]) | (when[1:] != when[:-1])
        row = np.cumsum(new) - 1
        bought = np.bincount(row, weights=np.maximum(paid, 0), minlength=int(new.sum()))
        returned = np.bincount(row, weights=np.maximum(-paid, 0), minlength=int(new.sum()))
        purchase = np.bincount(row, weights=paid >= 0, minlength=int(new.sum())) > 0
        return cls(who[new], when[new], bought, returned, purchase)

    def __len__(self) -> int:
        return len(self.customer)

    def until(self, day: int) -> Self:
        """What was known at the end of this day."""
        return self.rows(self.day <= day)

    def between(self, after: int, until: int) -> Self:
        """What happened after the one day and up to the other."""
        return self.rows((self.day > after) & (self.day <= until))

    def thinned(self, most: int) -> Self:
        """All of one customer in so many, so that about `most` are left; everybody where they are no more."""
        one_in = -(-int(self.customer.max() + 1) // most) if len(self) else 1
        return self if one_in <= 1 else self.rows(self.customer % one_in == 0)

    def rows(self, chosen: NDArray[np.bool_]) -> Self:
        return type(self)(
            self.customer[chosen], self.day[chosen], self.bought[chosen], self.returned[chosen], self.purchase[chosen]
        )


@dataclass(frozen=True, slots=True)
class Known:
    """What a ledger says of each customer who bought in it: one place in every column, `customer` rising.

    `purchases` counts days, `first` and `last` are days' numbers, `bought` and `returned` are sums; `day` is the day at
    whose end this is known.
    """

    day: int
    customer: Whole
    purchases: Whole
    first: Whole
    last: Whole
    bought: Numbers
    returned: Numbers
    later: Numbers
    """What was paid on the days of purchase after the first."""

    @classmethod
    def at(cls, day: int, ledger: Ledger) -> Self:
        """What was known at the end of a day. Returns of people who never bought are left out."""
        seen = ledger.until(day)
        buys = seen.purchase
        customer, place = np.unique(seen.customer[buys], return_inverse=True)
        count = len(customer)
        days = seen.day[buys]
        first, last = np.full(count, np.iinfo(np.int64).max), np.zeros(count, dtype=np.int64)
        np.minimum.at(first, place, days)
        np.maximum.at(last, place, days)
        bought = np.bincount(place, weights=seen.bought[buys], minlength=count)
        at_first = np.bincount(place, weights=np.where(days == first[place], seen.bought[buys], 0.0), minlength=count)
        whose, ours = places_of(seen.customer, among=customer)
        returned = np.bincount(whose, weights=seen.returned[ours], minlength=count)
        return cls(day, customer, np.bincount(place, minlength=count), first, last, bought, returned, bought - at_first)

    def __len__(self) -> int:
        return len(self.customer)

    @property
    def net(self) -> Numbers:
        """What each paid in the end."""
        return self.bought - self.returned

    @property
    def histories(self) -> Histories:
        """For the models of repeat buying, in weeks."""
        return Histories.of(self.purchases - 1, (self.last - self.first) / WEEK, (self.day - self.first) / WEEK)

    def paid_in(self, ledger: Ledger) -> tuple[Numbers, Whole]:
        """What each of these customers paid in the end in another ledger, and on how many days they bought."""
        place, ours = places_of(ledger.customer, among=self.customer)
        net = np.bincount(place, weights=(ledger.bought - ledger.returned)[ours], minlength=len(self))
        return net, np.bincount(place[ledger.purchase[ours]], minlength=len(self))


def places_of(customer: Whole, *, among: Whole) -> tuple[Whole, NDArray[np.bool_]]:
    """Where those of them stand who are among these (rising) numbers, and which those are."""
    place = np.searchsorted(among, customer)
    ours = np.zeros(len(customer), dtype=bool)
    within = place < len(among)
    ours[within] = among[place[within]] == customer[within]
    return place[ours], ours
