from django.db import connection, transaction

from customers.models import Event


@transaction.atomic
def rebase_log() -> int | None:
    """After a restore from a dump: let the log count on from where it stood. Answers by how much it counts ahead of
    PostgreSQL now, or None when there was nothing to do.

    Transactions are numbered by the server, and a dump does not carry its counter. Rows are left alone, however many;
    only those that were written since the restore get numbers behind all others.
    """
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE customers_event IN EXCLUSIVE MODE")
        if not Event.objects.is_from_elsewhere():
            return None
        cursor.execute(MEASURE)
        newest, last_row, lowest, ahead = cursor.fetchone()
        further = newest + 1 - lowest
        cursor.execute("ALTER TABLE customers_event DISABLE TRIGGER append_only")
        cursor.execute(RENUMBER, [further, last_row])
        connection.check_constraints()  # Nothing may be left to check when the trigger comes back.
        cursor.execute("ALTER TABLE customers_event ENABLE TRIGGER append_only")
        cursor.execute(COUNT_ON.format(ahead=ahead + further))
    return ahead + further


# The newest number and row that came with the dump; the lowest number this server gave or still may give; and how far
# ahead of PostgreSQL the log counts already, from an earlier restore.
MEASURE = """
    WITH here AS (
        SELECT picket_settled_below()::text::bigint AS low,
            picket_settled_below()::text::bigint - pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS ahead,
            greatest(pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
                pg_current_xact_id_if_assigned()::text::bigint + 1) AS next
    ), old AS (
        SELECT max(transaction_id::text::bigint) AS newest, max(id) AS last
        FROM customers_event, here WHERE transaction_id::text::bigint >= next + ahead
    )
    SELECT newest, last,
        least(low, (SELECT min(transaction_id::text::bigint) FROM customers_event WHERE id > last)), ahead
    FROM old, here
"""
RENUMBER = """
    UPDATE customers_event SET transaction_id = (transaction_id::text::bigint + %s)::text::xid8 WHERE id > %s
"""
COUNT_ON = """
    CREATE OR REPLACE FUNCTION picket_transaction() RETURNS xid8 LANGUAGE sql STABLE AS
        'SELECT (pg_current_xact_id()::text::bigint + {ahead})::text::xid8';
    CREATE OR REPLACE FUNCTION picket_settled_below() RETURNS xid8 LANGUAGE sql STABLE AS
        'SELECT (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + {ahead})::text::xid8';
"""
