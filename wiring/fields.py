from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class TransactionIdField(models.BigIntegerField):
    """PostgreSQL's xid8: the 64-bit number of the transaction that wrote a row; never wraps, so it orders the log."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "xid8"

    def from_db_value(self, value: Any, expression: object, connection: BaseDatabaseWrapper) -> int | None:
        return None if value is None else int(value)

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        return None if value is None else str(value)


class CurrentTransactionId(models.Func):
    """The number of the transaction that is writing, as the log counts (`wiring/migrations/0001_initial.py`)."""

    function = "picket_transaction"
    template = "%(function)s()"
    output_field = TransactionIdField()


class SettledBelow(models.Func):
    """Every transaction below this number is over: committed and visible to us, or gone for ever."""

    function = "picket_settled_below"
    template = "%(function)s()"
    output_field = TransactionIdField()
