"""Who may do what: one readable table. The database starts from it; admins may change a role later."""

from collections.abc import Iterable
from enum import StrEnum


class Power(StrEnum):
    """One thing a member of staff may do."""

    SEE_BOOK = "see_book"
    SEE_ALL = "see_all"
    EDIT_CUSTOMERS = "edit_customers"
    RECORD_CONTACTS = "record_contacts"
    TAKE_ORDERS = "take_orders"
    CHANGE_CONSENT = "change_consent"
    SEE_MARGIN = "see_margin"
    SEE_VALUE = "see_value"
    SET_TIERS = "set_tiers"
    RULE_VALUE = "rule_value"
    ASSIGN_MANAGERS = "assign_managers"
    IMPORT = "import"
    EXPORT = "export"
    SHARE_VIEWS = "share_views"
    ADMINISTER = "administer"


MEANINGS: dict[Power, str] = {
    Power.SEE_BOOK: "See the customers of one's own book",
    Power.SEE_ALL: "See every customer",
    Power.EDIT_CUSTOMERS: "Change who a customer is: name, identities, addresses, facts, relationships",
    Power.RECORD_CONTACTS: "Record contacts, notes and promises",
    Power.TAKE_ORDERS: "Take orders by hand, and write down what becomes of them: delivered, called off, sent back",
    Power.CHANGE_CONSENT: "Write into the consent ledger",
    Power.SEE_MARGIN: "See what a purchase cost us and what it earned",
    Power.SEE_VALUE: "See what customers are worth and could be worth, in money",
    Power.SET_TIERS: "Put a customer into a tier by hand, with a reason",
    Power.RULE_VALUE: "Set the rules of value, tiers and needs, and have values worked out again",
    Power.ASSIGN_MANAGERS: "Give a customer a customer manager",
    Power.IMPORT: "Bring customers, products, orders and interactions in from files, and undo that",
    Power.EXPORT: "Take lists of customers out as files",
    Power.SHARE_VIEWS: "Share saved views with the team",
    Power.ADMINISTER: "Open the administration: staff, roles, channels, catalogues, the log",
}

# A power that opens nothing without others. A file is matched against everybody we know, and its errors say whom it met:
# whoever sees only their own book would learn from it who else is there (docs/decisions/0011-importing.md).
TAKES: dict[Power, frozenset[Power]] = {Power.IMPORT: frozenset({Power.SEE_ALL})}

_SERVE = {Power.SEE_ALL, Power.EDIT_CUSTOMERS, Power.RECORD_CONTACTS, Power.TAKE_ORDERS, Power.CHANGE_CONSENT}
_VALUE = {Power.SEE_VALUE, Power.SET_TIERS}

ROLES: dict[str, tuple[str, set[Power]]] = {
    "agent": ("Agent", _SERVE),
    "supervisor": (
        "Supervisor",
        _SERVE | _VALUE | {Power.SEE_MARGIN, Power.ASSIGN_MANAGERS, Power.EXPORT, Power.SHARE_VIEWS},
    ),
    "rep": (
        "Sales rep",
        {
            Power.SEE_BOOK,
            Power.EDIT_CUSTOMERS,
            Power.RECORD_CONTACTS,
            Power.TAKE_ORDERS,
            Power.CHANGE_CONSENT,
            Power.SEE_MARGIN,
            Power.SEE_VALUE,
        },
    ),
    "marketer": (
        "Marketer",
        _VALUE | {Power.SEE_ALL, Power.SEE_MARGIN, Power.RULE_VALUE, Power.IMPORT, Power.EXPORT, Power.SHARE_VIEWS},
    ),
    "complaint_handler": ("Complaint handler", _SERVE),
    "customer_manager": ("Customer manager", _SERVE | _VALUE | {Power.SEE_MARGIN, Power.SHARE_VIEWS}),
    "privacy_officer": ("Privacy officer", {Power.SEE_ALL, Power.CHANGE_CONSENT, Power.EXPORT}),
    "admin": ("Admin", set(Power)),
}


def effective(held: Iterable[Power]) -> frozenset[Power]:
    """Those of the powers held that open something: with everything they take."""
    everything = frozenset(held)
    return frozenset(power for power in everything if TAKES.get(power, frozenset()) <= everything)
