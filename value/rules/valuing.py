"""From what is known and what is expected of customers to what they are worth: a column for each figure."""

from dataclasses import dataclass

import numpy as np

from value.rules.histories import Numbers
from value.rules.life_cycle import Lives, fifths, stages, trends, usual_after
from value.rules.worth import (
    Outlook,
    expected_margin,
    expected_service,
    margin_rates,
    saved_by_channel,
    won_from_others,
)

type Figures = dict[str, Numbers]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a company reckons with: how far ahead, the usual margin, the share of contacts that could move to a cheaper channel;
    and what is usual in the whole base: gaps between purchases in days, the borders of the fifths."""

    outlook: Outlook
    usual_margin: float
    movable: float
    gaps: list[float]
    recency_borders: list[float]
    frequency_borders: list[float]


def value(known: Figures, expected: Figures | None, growth: Numbers, day: int, terms: Terms) -> Figures:
    """The figures of a valuation, one column each.

    `known` has the columns of `value.models.accounts`, nan where nothing is known; `expected` has alive, purchases,
    spend, revenue, next_days and score, nan for those who never bought. Without it nothing is predicted: value is what
    they brought in so far, less what serving them cost in the last year. `growth` is what they could buy in a year beyond
    today; `day` is today's number.
    """
    some = {name: np.nan_to_num(column) for name, column in known.items()}
    net = some["bought"] - some["returned"]
    rate = margin_rates(some["margin"], some["costed"], net, terms.usual_margin)
    if expected is None:
        alive, margin, service = np.full(len(net), np.nan), net * rate, some["cost"]
        told = dict.fromkeys(("purchases", "spend", "revenue", "next_days"), alive) | {"score": net}
    else:
        alive = expected["alive"]
        stays = np.where(np.isnan(alive), 1.0, alive)
        margin = expected_margin(np.nan_to_num(expected["revenue"]), rate, terms.outlook)
        service = expected_service(some["cost"], some["age"], stays, terms.outlook)
        told = {name: expected[name] for name in ("purchases", "spend", "revenue", "next_days")}
        told["score"] = np.nan_to_num(expected["score"], nan=-1.0)
    actual = margin - service
    likely = np.nan_to_num(alive, nan=1.0) * (some["purchases"] > 0)
    grown = expected_margin(growth * terms.outlook.years * likely, np.maximum(rate, 0), terms.outlook)
    elsewhere = won_from_others(margin, known["share"])
    channel = saved_by_channel(service, some["cost"], some["dearest"], known["cheaper"], terms.movable)
    lives = Lives(
        some["purchases"], some["contacts"], some["referred"], day - some["last"],
        usual_after(some["purchases"], terms.gaps), alive,
    )  # fmt: skip
    bought = some["purchases"] > 0
    return told | {
        "alive": alive, "margin_rate": rate, "margin": margin, "service": service, "actual": actual, "growth": grown,
        "elsewhere": elsewhere, "channel": channel, "potential": actual + grown + elsewhere + channel,
        "recency_fifth": np.where(bought, fifths(some["last"], terms.recency_borders), 0),
        "frequency_fifth": np.where(bought, fifths(some["purchases"], terms.frequency_borders), 0),
        "stage": stages(lives), "trend": trends(alive, known["alive_before"]),
    }  # fmt: skip
