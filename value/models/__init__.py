from value.models.category_spend import CategorySpend
from value.models.history import History
from value.models.peer_habit import PeerHabit
from value.models.portfolio import Portfolio
from value.models.reckoning import Reckoning
from value.models.service import Service
from value.models.snapshot import Snapshot
from value.models.standing import Standing, Tier
from value.models.valuation import Valuation
from value.models.value_rules import ValueRules

__all__ = [
    "CategorySpend",
    "History",
    "PeerHabit",
    "Portfolio",
    "Reckoning",
    "Service",
    "Snapshot",
    "Standing",
    "Tier",
    "Valuation",
    "ValueRules",
]
