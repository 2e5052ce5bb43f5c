"""How good a prediction was, once the future has come."""

from dataclasses import dataclass, replace

import numpy as np

from value.rules.histories import Numbers

TOP = 0.2
TENTHS = 10


@dataclass(frozen=True, slots=True)
class Verdict:
    """`capture20` is the share of the true best fifth that was found in the predicted best fifth, `revenue_share20` the
    share of all revenue that the predicted best fifth brought. `mae` is in money a customer. `total_ratio` is predicted
    by actual revenue of all, None where there was none; `spearman` is None where everybody is alike. Of a ranking that
    says nothing of money, `mae` and `total_ratio` are None.
    """

    capture20: float
    revenue_share20: float
    mae: float | None
    spearman: float | None
    total_ratio: float | None


@dataclass(frozen=True, slots=True)
class Lead:
    """By how much more of the true best fifth one ranking finds than another, and the standard error of that."""

    difference: float
    error: float

    @property
    def is_real(self) -> bool:
        """More than chance would do in one case of forty."""
        return self.difference > 2 * self.error


def judge(predicted: Numbers, actual: Numbers) -> Verdict:
    """A prediction in money against what came. Ties on either side share their places: the expectation over all ways of
    breaking them, so that no order of rows can flatter a rule."""
    total = float(actual.sum())
    found, truly = in_the_top(predicted), in_the_top(actual)
    return Verdict(
        float(found @ truly / max(truly.sum(), 1)),
        float(found @ actual / total) if total > 0 else 0.0,
        float(np.abs(predicted - actual).mean()) if len(actual) else 0.0,
        spearman(predicted, actual),
        float(predicted.sum() / total) if total > 0 else None,
    )


def judge_ranking(score: Numbers, actual: Numbers) -> Verdict:
    """The same of a ranking that says nothing of money."""
    return replace(judge(score, actual), mae=None, total_ratio=None)


def lead(one: Numbers, other: Numbers, actual: Numbers) -> Lead:
    """How far the one ranking leads, both asked about the same customers: chance falls on where they differ only."""
    truly = in_the_top(actual)
    best = truly > 0
    differ = (in_the_top(one) - in_the_top(other))[best]
    difference = float(np.average(differ, weights=truly[best])) if best.any() else 0.0
    return Lead(
        difference, float(np.sqrt(((differ - difference) ** 2).mean() / max(len(differ), 1))) if best.any() else 0.0
    )


def in_the_top(figures: Numbers, share: float = TOP) -> Numbers:
    """How far each belongs to the best `share`: 1 within, 0 outside, and those tied at the border share what is left."""
    places = share * len(figures)
    border = np.sort(figures)[::-1][min(int(np.ceil(places)), len(figures)) - 1] if len(figures) else 0.0
    above, at = figures > border, figures == border
    return np.where(above, 1.0, np.where(at, (places - above.sum()) / max(at.sum(), 1), 0.0))


def spearman(one: Numbers, other: Numbers) -> float | None:
    """The correlation of ranks; equal figures share the mean of their ranks."""
    if len(one) < 2 or np.ptp(one) == 0 or np.ptp(other) == 0:
        return None
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])


def ranks(figures: Numbers) -> Numbers:
    """From 1 for the lowest; equal figures share the mean of their places."""
    ordered = np.sort(figures)
    return (np.searchsorted(ordered, figures, "left") + np.searchsorted(ordered, figures, "right") + 1) / 2


def by_tenths(predicted: Numbers, actual: Numbers) -> list[tuple[float, float]]:
    """The mean predicted and the mean actual revenue of each tenth of customers, from the lowest prediction up."""
    order = np.argsort(predicted, kind="stable")
    return [
        (float(predicted[tenth].mean()), float(actual[tenth].mean()))
        for tenth in np.array_split(order, TENTHS)
        if len(tenth)
    ]
