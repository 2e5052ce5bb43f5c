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
    """The number of the transaction that is writing."""

    function = "pg_current_xact_id"
    template = "%(function)s()"
    output_field = TransactionIdField()
