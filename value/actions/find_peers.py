from django.db import connection, transaction

from value.models import PeerHabit, Reckoning

# Alike are customers of one kind with one favourite category; the best of them are the fifth that pays most.
PEERS = """
WITH whole AS (
    SELECT customer_id, sum(amount) AS whole, (array_agg(category_id ORDER BY amount DESC, category_id))[1] AS favourite
    FROM value_categoryspend GROUP BY customer_id
),
ranked AS (
    SELECT whole.*, kind, percent_rank() OVER (PARTITION BY kind, favourite ORDER BY whole DESC) AS place
    FROM whole JOIN customers_customer customer ON customer.id = whole.customer_id
),
best AS (SELECT * FROM ranked WHERE place <= .2),
sizes AS (
    SELECT kind, favourite, count(*) AS best, avg(whole) AS whole
    FROM best GROUP BY kind, favourite HAVING count(*) >= %(few)s
)
INSERT INTO value_peerhabit (reckoning_id, kind, favourite_id, category_id, best, share, amount, whole)
SELECT %(reckoning)s, kind, favourite, spend.category_id, sizes.best, count(*)::float8 / sizes.best, avg(spend.amount), sizes.whole
FROM best JOIN sizes USING (kind, favourite) JOIN value_categoryspend spend USING (customer_id)
GROUP BY kind, favourite, spend.category_id, sizes.best, sizes.whole
HAVING count(*)::float8 / sizes.best >= %(usual)s
"""
FEW, USUAL = 20, 0.3
"""The best are so many at least, and what so many of them buy is usual among them."""


@transaction.atomic
def find_peers(reckoning: Reckoning) -> None:
    """Find what the best customers of each kind and taste buy: what others like them might buy as well."""
    PeerHabit.objects.filter(reckoning=reckoning).delete()
    with connection.cursor() as cursor:
        cursor.execute(PEERS, {"reckoning": reckoning.pk, "few": FEW, "usual": USUAL})
