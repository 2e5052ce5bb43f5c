from django.db import connection
from django.utils import timezone

from customers.actions.put_back_changes import PutBack, put_back_changes
from customers.actions.record_many import Entry, record_many
from customers.events import CUSTOMER_CHANGED
from customers.models import Address, Customer, Identity, Intake
from customers.rules.names import search_text

# Somebody to whom nothing else happened: every line of their history is of this import or of another undone one.
FORGOTTEN = """
    SELECT id FROM customers_customer AS customer
    WHERE intake_id = %(intake)s AND withdrawn_at IS NULL AND NOT EXISTS (
        SELECT FROM customers_event AS event LEFT JOIN customers_intake AS other ON other.id = event.intake_id
        WHERE event.customer_id = customer.id AND other.undone_at IS NULL
    )
    ORDER BY id LIMIT %(most)s FOR UPDATE OF customer
"""
FIRST_AGAIN = """
    UPDATE customers_identity SET is_primary = TRUE WHERE id IN (
        SELECT DISTINCT ON (customer_id, kind) id FROM customers_identity
        WHERE customer_id = ANY(%s) ORDER BY customer_id, kind, is_primary DESC, id
    ) AND NOT is_primary
"""


def undo_customers(intake: Intake, *, most: int) -> int:
    """Take back some of what an import said about customers; how many rows that were, 0 when nothing is left.

    Changes are put back; identities it added go, unless somebody verified them; customers it made, to whom nothing else
    has happened, are withdrawn with their identities, so that a later import makes them anew. All others are kept.
    """
    back = put_back_changes(intake, of=(Customer, Address), most=most)
    if back.changes:
        retell(back, intake)
        return back.changes
    return withdraw(intake, most) or forget_identities(intake, most)


def retell(back: PutBack, intake: Intake) -> None:
    """Customers are as they were: their search words, their version, and a line that ends the version's tale.

    The line belongs to the import that is undone, and is told as little as its others.
    """
    customers = [row for row in back.rows if isinstance(row, Customer)]
    for customer in customers:
        customer.search_name = search_text(customer.name)
        customer.version += 1
    Customer.objects.bulk_update(customers, ["search_name", "version"], batch_size=500)
    now = timezone.now()
    record_many(
        (
            Entry(
                customer.pk,
                CUSTOMER_CHANGED,
                now,
                by=intake.undone_by_id,
                details={
                    "version": customer.version,
                    "seen": None,
                    "changes": {
                        name: {"before": before, "after": after}
                        for name, (before, after) in back.rows[customer].items()
                        if name != "manager"
                    },
                },
            )
            for customer in customers
        ),
        intake,
    )


def withdraw(intake: Intake, most: int) -> int:
    """Part with customers only this import knew of."""
    with connection.cursor() as cursor:
        cursor.execute(FORGOTTEN, {"intake": intake.pk, "most": most})
        gone = [key for (key,) in cursor.fetchall()]
    Identity.objects.filter(customer__pk__any=gone).delete()
    Customer.objects.filter(pk__any=gone).update(withdrawn_at=timezone.now())
    return len(gone)


def forget_identities(intake: Intake, most: int) -> int:
    """Take back what it added to customers who were there before; whoever it made and who stays keeps theirs."""
    added = Identity.objects.filter(intake=intake, verified_at=None).exclude(customer__intake=intake)
    some = dict(added.order_by("pk").values_list("pk", "customer")[:most])
    Identity.objects.filter(pk__any=list(some)).delete()
    with connection.cursor() as cursor:
        cursor.execute(FIRST_AGAIN, [sorted(set(some.values()))])
    return len(some)
