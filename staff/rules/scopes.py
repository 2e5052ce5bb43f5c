"""What another system may do with its token: for each noun, read it or write it."""

from enum import StrEnum


class Scope(StrEnum):
    """One thing a token opens. A token without scopes opens nothing; writing does not include reading."""

    CUSTOMERS_READ = "customers:read"
    CUSTOMERS_WRITE = "customers:write"
    FACTS_READ = "facts:read"
    FACTS_WRITE = "facts:write"
    CONSENTS_READ = "consents:read"
    CONSENTS_WRITE = "consents:write"
    EVENTS_READ = "events:read"
    EVENTS_WRITE = "events:write"
    PRODUCTS_READ = "products:read"
    PRODUCTS_WRITE = "products:write"
    ORDERS_READ = "orders:read"
    ORDERS_WRITE = "orders:write"


MEANINGS: dict[Scope, str] = {
    Scope.CUSTOMERS_READ: "Look up customers and the identities we know them by",
    Scope.CUSTOMERS_WRITE: "Create and change customers and their identities",
    Scope.FACTS_READ: "Read what customers taught us",
    Scope.FACTS_WRITE: "Assert and retract facts",
    Scope.CONSENTS_READ: "Read the consent ledger; whoever sends messages needs this",
    Scope.CONSENTS_WRITE: "Write into the consent ledger",
    Scope.EVENTS_READ: "Read the log",
    Scope.EVENTS_WRITE: "Report what happened, one event or many",
    Scope.PRODUCTS_READ: "Read the catalogue, unit costs included",
    Scope.PRODUCTS_WRITE: "Create and change products",
    Scope.ORDERS_READ: "Read orders, their lines and returns",
    Scope.ORDERS_WRITE: "Report orders and returns",
}

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def scope_for(noun: str, method: str) -> Scope:
    """The scope that a request with this method on this noun takes. Raises ValueError for a noun nobody declared."""
    return Scope(f"{noun}:{'read' if method in SAFE_METHODS else 'write'}")
