from value.models.answer_worth import AnswerWorth
from value.models.asking import Asking
from value.models.category_spend import CategorySpend
from value.models.fact_rule import FactRule
from value.models.history import History
from value.models.need import Need
from value.models.need_group import NeedGroup
from value.models.need_suggestion import NeedSuggestion
from value.models.peer_habit import PeerHabit
from value.models.portfolio import Portfolio
from value.models.purchase_rule import PurchaseRule
from value.models.reckoning import Reckoning
from value.models.service import Service
from value.models.snapshot import Snapshot
from value.models.standing import Standing, Tier
from value.models.valuation import Stage, Valuation
from value.models.value_rules import ValueRules

__all__ = [
    "AnswerWorth",
    "Asking",
    "CategorySpend",
    "FactRule",
    "History",
    "Need",
    "NeedGroup",
    "NeedSuggestion",
    "PeerHabit",
    "Portfolio",
    "PurchaseRule",
    "Reckoning",
    "Service",
    "Snapshot",
    "Stage",
    "Standing",
    "Tier",
    "Valuation",
    "ValueRules",
]
