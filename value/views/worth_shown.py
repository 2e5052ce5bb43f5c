"""What a page says of one customer's value: figures, parts, reasons in words."""

from dataclasses import dataclass
from typing import Any

from value.models import Standing, Tier, Valuation
from value.rules.reasons import FACTS, PARTS, Reason, reasons


@dataclass(frozen=True, slots=True)
class Bar:
    """A share of the widest, in percent, to be drawn beside a figure."""

    amount: float
    percent: float


def worth_shown(valuation: Valuation | None, standing: Standing | None) -> dict[str, Any]:
    """Everything the panel and the page say; `valuation` is None until the first reckoning is finished."""
    tier = Tier(standing.effective) if standing else Tier.LOW
    shown: dict[str, Any] = {"valuation": valuation, "standing": standing, "tier": tier}
    if valuation is None:
        return shown
    widest = max(abs(valuation.actual), abs(valuation.potential), 0.01)
    return shown | {
        "reckoning": valuation.reckoning,
        "is_predicted": valuation.reckoning.enough,
        "stage": valuation.get_stage_display(),
        "actual": Bar(valuation.actual, 100 * max(valuation.actual, 0) / widest),
        "potential": Bar(valuation.potential, 100 * max(valuation.potential, 0) / widest),
        "reasons": why(valuation, standing.tier if standing else Tier.LOW),
        "missed": valuation.parts.get("growth", []),
    }


def why(valuation: Valuation, tier: str) -> list[Reason]:
    """The three facts that count most for the tier the figures say."""
    own = {name: getattr(valuation, name) for name in (*FACTS, *PARTS)}
    return reasons(own, valuation.reckoning.figures.get("usual", {}), tier)
