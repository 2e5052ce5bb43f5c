"""Questions about thousands of values at once: one array instead of thousands of placeholders."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Lookup


@Field.register_lookup
class AnyOf(Lookup):
    """`filter(number__any=[…])`: like `in`, for lists of any length; the statement stays the same."""

    lookup_name = "any"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", (*params, list(self.rhs))
