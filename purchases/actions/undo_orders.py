from django.db import connection

from customers.actions.put_back_changes import put_back_changes
from customers.models import Intake
from purchases.actions.refresh_totals import refresh_totals
from purchases.models import Order, OrderLine

type Step = dict[str, int]

RETURNS = """
    WITH chosen AS (SELECT id FROM purchases_return WHERE intake_id = %(intake)s ORDER BY id LIMIT %(most)s),
    parts AS (DELETE FROM purchases_returnline WHERE return_of_id IN (SELECT id FROM chosen))
    DELETE FROM purchases_return WHERE id IN (SELECT id FROM chosen) RETURNING order_id
"""
# The next orders, and whether anybody else has told anything of them; the log is asked through the customers, whose
# index it has. Each order is looked at once, be it kept or not.
ORDERS = """
    WITH chosen AS MATERIALIZED (
        SELECT id, customer_id FROM purchases_order WHERE intake_id = %(intake)s AND id > %(after)s
        ORDER BY id LIMIT %(most)s FOR UPDATE
    ),
    told AS MATERIALIZED (
        SELECT event.about_id
        FROM (SELECT DISTINCT customer_id FROM chosen) AS customer
        JOIN customers_event AS event ON event.customer_id = customer.customer_id
        LEFT JOIN customers_intake AS other ON other.id = event.intake_id
        WHERE event.about_kind = 'purchases.order' AND other.undone_at IS NULL
    )
    SELECT id, id IN (SELECT about_id FROM told) FROM chosen ORDER BY id
"""
# Lines it added and of which something came back since: they have become somebody else's too.
GROWN = """
    UPDATE customers_intakechange SET put_back = FALSE
    WHERE intake_id = %(intake)s AND put_back IS NULL AND before IS NULL AND model = 'purchases.orderline'
        AND EXISTS (SELECT FROM purchases_returnline WHERE line_id = object_id)
"""
# Products it made, unless somebody bought them since; what is known of them is no change to be put back.
PRODUCTS = """
    WITH chosen AS (
        DELETE FROM customers_intakechange WHERE id IN (
            SELECT id FROM customers_intakechange
            WHERE intake_id = %(intake)s AND model = 'purchases.product' ORDER BY id LIMIT %(most)s
        ) RETURNING object_id
    ),
    gone AS (
        DELETE FROM purchases_product AS product USING chosen
        WHERE product.id = chosen.object_id
            AND NOT EXISTS (SELECT FROM purchases_orderline WHERE product_id = product.id)
        RETURNING product.id
    )
    SELECT (SELECT count(*) FROM chosen), (SELECT count(*) FROM gone)
"""


def undo_orders(intake: Intake, *, most: int) -> int:
    """Take back some of what an import said about purchases; how many rows that were, 0 when nothing is left.

    First what came back; then the orders it made, as long as nothing else has happened to them; then what it changed;
    then the products only it knew.
    """
    step = {"intake": intake.pk, "most": most}
    for take_back in (take_back_returns, take_back_orders, put_back, forget_products):
        if rows := take_back(intake, step):
            return rows
    return 0


def take_back_returns(intake: Intake, step: Step) -> int:
    with connection.cursor() as cursor:
        cursor.execute(RETURNS, step)
        orders = [order for (order,) in cursor.fetchall()]
    refresh_totals(sorted(set(orders)))
    intake.tally("returns_taken_back", len(orders))
    return len(orders)


def take_back_orders(intake: Intake, step: Step) -> int:
    with connection.cursor() as cursor:
        cursor.execute(ORDERS, step | {"after": intake.finishing})
        found = cursor.fetchall()
        orders = [order for order, is_told in found if not is_told]
        cursor.execute("DELETE FROM purchases_orderline WHERE order_id = ANY(%s)", [orders])
        cursor.execute("DELETE FROM purchases_order WHERE id = ANY(%s)", [orders])
    intake.tally("orders_taken_back", len(orders))
    if not found:
        intake.report["orders_kept"] = Order.objects.filter(intake=intake).count()
        return 0
    intake.finishing = found[-1][0]
    return len(found)


def put_back(intake: Intake, step: Step) -> int:
    with connection.cursor() as cursor:
        cursor.execute(GROWN, step)
    done = put_back_changes(intake, of=(Order, OrderLine), most=step["most"])
    lines = [row for row in (*done.rows, *done.removed) if isinstance(row, OrderLine)]
    refresh_totals(sorted({line.order_id for line in lines}))
    return done.changes


def forget_products(intake: Intake, step: Step) -> int:
    with connection.cursor() as cursor:
        cursor.execute(PRODUCTS, step)
        looked_at, gone = cursor.fetchone()
    intake.tally("products_taken_back", gone)
    intake.tally("products_kept", looked_at - gone)
    return int(looked_at)
