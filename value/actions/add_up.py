from dataclasses import asdict

from django.db import connection, transaction

from value.actions.keep_portfolios import keep_portfolios
from value.models import Reckoning, Valuation
from value.models.worths import worths_of
from value.rules.base import told_of

# Probabilities that fell or rose, and gaps that were exceeded since the last reckoning: each told once.
STAGES = "SELECT stage, count(*) FROM value_valuation WHERE reckoning_id = %s GROUP BY stage"
FIFTHS = """
    SELECT recency_fifth, frequency_fifth, count(*) FROM value_valuation
    WHERE reckoning_id = %s AND recency_fifth > 0 GROUP BY 1, 2
"""


@transaction.atomic
def add_up(reckoning: Reckoning) -> None:
    """Add up what the whole is, keep what each portfolio is worth, and drop the figures that nobody will ask for again."""
    reckoning.figures |= {"base": asdict(told_of(worths_of(reckoning)))}
    with connection.cursor() as cursor:
        cursor.execute(STAGES, [reckoning.pk])
        reckoning.figures["stages"] = dict(cursor.fetchall())
        cursor.execute(FIFTHS, [reckoning.pk])
        reckoning.figures["fifths"] = cursor.fetchall()
    reckoning.save(update_fields=["figures"])
    keep_portfolios(reckoning)
    last = Reckoning.objects.current()
    kept = {reckoning.pk, *([last.pk] if last else [])}
    Valuation.objects.exclude(reckoning__in=kept).delete()
