from dataclasses import asdict

from django.db import connection, transaction

from value.actions.keep_portfolios import keep_portfolios
from value.models import Reckoning, Valuation
from value.models.flows import moved_lately
from value.models.portfolios import portfolios_on
from value.models.snapshots import snapshot_on
from value.models.worths import worths_of
from value.rules.base import told_of

STAGES = "SELECT stage, count(*) FROM value_valuation WHERE reckoning_id = %s GROUP BY stage"
FIFTHS = """
    SELECT recency_fifth, frequency_fifth, count(*) FROM value_valuation
    WHERE reckoning_id = %s AND recency_fifth > 0 GROUP BY 1, 2
"""


@transaction.atomic
def add_up(reckoning: Reckoning) -> None:
    """Add up what the whole is, keep what each portfolio is worth, and drop the figures that nobody will ask for again."""
    base = told_of(worths_of(reckoning))
    reckoning.figures |= {"base": asdict(base)}
    with connection.cursor() as cursor:
        cursor.execute(STAGES, [reckoning.pk])
        reckoning.figures["stages"] = dict(cursor.fetchall())
        cursor.execute(FIFTHS, [reckoning.pk])
        reckoning.figures["fifths"] = cursor.fetchall()
    reckoning.figures["moved"] = moved_lately(None, until=reckoning.as_of)
    reckoning.save(update_fields=["figures"])
    snapshot = snapshot_on(reckoning, base, with_needs=True)
    keep_portfolios(portfolios_on(reckoning), snapshot, day=reckoning.as_of)
    last = Reckoning.objects.current()
    kept = {reckoning.pk, *([last.pk] if last else [])}
    Valuation.objects.exclude(reckoning__in=kept).delete()
