"""The values of many customers as columns, for what is told of them together."""

from collections.abc import Sequence

from customers.models import Viewer
from value.models.columns import Columns, read_columns
from value.models.reckoning import Reckoning

TIERS = ("mvc", "mgc", "low", "bz")

WORTHS = """
SELECT valuation.customer_id, actual, potential, alive, purchases, spend, margin_rate, service, growth, elsewhere, channel,
    trend, recency_fifth, array_position({tiers}::text[], standing.tier::text), array_position({tiers}::text[], nullif(standing.by_hand, '')::text)
FROM value_valuation valuation
JOIN customers_customer customer ON customer.id = valuation.customer_id AND customer.withdrawn_at IS NULL
LEFT JOIN value_standing standing ON standing.customer_id = valuation.customer_id
WHERE valuation.reckoning_id = {reckoning} AND ({everybody} OR customer.manager_id = {manager})
ORDER BY valuation.customer_id
"""
NAMES = (
    "customer", "actual", "potential", "alive", "purchases", "spend", "margin_rate", "service", "growth", "elsewhere",
    "channel", "trend", "bought", "tier", "by_hand",
)  # fmt: skip


def worths_of(reckoning: Reckoning, viewer: Viewer | None = None, *, only: Sequence[str] = ()) -> Columns:
    """The figures of everybody this viewer may see (None: the system itself); tiers count from 1 in `TIERS`, nan is none.
    A page that needs but some columns names them."""
    everybody = viewer is None or viewer.sees_every_customer
    return read_columns(
        WORTHS, *NAMES, only=only, tiers=list(TIERS), reckoning=reckoning.pk, everybody=everybody,
        manager=None if viewer is None or everybody else viewer.pk,
    )  # fmt: skip
