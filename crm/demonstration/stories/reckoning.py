"""What this company reckons with: what its contacts cost it, and where dear ones could go."""

from decimal import Decimal

from customers.models import Channel
from value.models import ValueRules

# A shop for records: its reps go by bicycle, and stay for a coffee.
COSTS = {"visit": Decimal(12), "phone": Decimal("2.20"), "email": Decimal("1.10"), "store": Decimal("0.80")}


def set_costs() -> None:
    for code, cost in COSTS.items():
        Channel.objects.filter(code=code).update(cost_per_contact=cost)


def set_rules() -> None:
    """Those of a company that has known for a while what it wants to know; kept if its admins have set some already."""
    if not ValueRules.objects.exists():
        ValueRules.objects.create(
            usual_margin=Decimal("0.38"), cheap_channel_id="chat", share_fact_id="share_with_us", least_days=180
        )
