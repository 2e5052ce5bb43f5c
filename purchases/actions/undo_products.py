from django.db import connection

from customers.actions.put_back_changes import put_back_changes
from customers.models import Intake
from purchases.models import Product

# Products it made and somebody has bought since: they have become somebody else's too.
BOUGHT = """
    UPDATE customers_intakechange SET put_back = FALSE
    WHERE intake_id = %s AND put_back IS NULL AND before IS NULL AND model = 'purchases.product'
        AND EXISTS (SELECT FROM purchases_orderline WHERE product_id = object_id)
"""


def undo_products(intake: Intake, *, most: int) -> int:
    """Take back some of what an import said about the catalogue; how many changes that were, 0 when nothing is left.

    A product somebody changed since keeps that change; one that was bought since stays.
    """
    with connection.cursor() as cursor:
        cursor.execute(BOUGHT, [intake.pk])
    return put_back_changes(intake, of=(Product,), most=most).changes
