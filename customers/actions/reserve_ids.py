from django.db import connection, models

# The sequence is looked up once, not once for each key.
RESERVED = """
    SELECT nextval(counter.name)
    FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS name OFFSET 0) AS counter, generate_series(1, %s)
"""


def reserve_ids(wanted: int, *, of: type[models.Model]) -> list[int]:
    """So many fresh keys of a table, ascending: rows written by COPY can refer to each other before they are there."""
    if not wanted:
        return []
    with connection.cursor() as cursor:
        cursor.execute(RESERVED, [of._meta.db_table, wanted])
        return [key for (key,) in cursor.fetchall()]
