"""Writing many rows of one table in one COPY, keys chosen beforehand."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import Field, Model
from django.db.models.expressions import DatabaseDefault


def copy(rows: Sequence[Model]) -> None:
    """Write these new rows of one model as they are; columns that the database fills itself are left to it."""
    if not rows:
        return
    fields = [field for field in rows[0]._meta.concrete_fields if not left_to_database(rows[0], field)]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {rows[0]._meta.db_table} ({columns}) FROM STDIN") as stream,
    ):
        for row in rows:
            stream.write_row([field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields])


def left_to_database(row: Model, field: Field) -> bool:
    value = getattr(row, field.attname)
    return isinstance(value, DatabaseDefault) or (field.primary_key and value is None)
