from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import connection, transaction

from value.models import AnswerWorth, Reckoning
from value.rules.golden import Worth, beat_chance, is_enough, with_rare_ones_together, worth

FIFTHS = 5


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the answers of one type came to: the table with its answers, and what it tells."""

    type_id: str
    table: Any
    answers: list[Any]
    worth: Worth


@transaction.atomic
def weigh_answers(reckoning: Reckoning) -> list[AnswerWorth]:
    """Find out how much each kind of fact tells of the value fifths of this reckoning, and keep it beside the reckoning.

    Only kinds with enough answers are weighed. The best of those that beat chance is the golden question. Weighing the
    same reckoning again replaces what was found.
    """
    weighed = [
        Weighed(type_id, table, answers, worth(table))
        for type_id, table, answers in tables_of(reckoning)
        if is_enough(table)
    ]
    beaten = beat_chance([each.worth.chance for each in weighed])
    AnswerWorth.objects.filter(reckoning=reckoning).delete()
    return AnswerWorth.objects.bulk_create(
        row_of(reckoning, each, beats) for each, beats in zip(weighed, beaten, strict=True)
    )


def row_of(reckoning: Reckoning, each: Weighed, beats: bool) -> AnswerWorth:
    return AnswerWorth(
        reckoning=reckoning,
        type_id=each.type_id,
        customers=int(each.table.sum()),
        answers=len(each.answers),
        share=each.worth.share,
        low=each.worth.low,
        high=each.worth.high,
        chance=each.worth.chance,
        beats_chance=beats,
        split=[
            {"answer": answer, "customers": int(counts.sum()), "fifths": counts.tolist()}
            for answer, counts in zip(each.answers, each.table, strict=True)
        ],
    )


def tables_of(reckoning: Reckoning) -> Iterable[tuple[str, Any, list[Any]]]:
    """For each kind of fact how many gave which answer in which fifth of value, the most frequent answer first."""
    counted: dict[str, Counter[tuple[Any, int]]] = defaultdict(Counter)
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"reckoning": reckoning.pk, "fifths": FIFTHS})
        for type_id, answer, fifth, customers in cursor.fetchall():
            counted[type_id][answer, fifth] += customers
    for type_id, counts in sorted(counted.items()):
        frequent: Counter[Any] = Counter()
        for (answer, _fifth), customers in counts.items():
            frequent[answer] += customers
        answers = [answer for answer, _ in sorted(frequent.items(), key=lambda one: (-one[1], one[0]))]
        table = np.array([[counts[answer, fifth + 1] for fifth in range(FIFTHS)] for answer in answers], dtype=np.int64)
        together, kept = with_rare_ones_together(table)
        others = [None] if len(together) > len(kept) else []
        yield type_id, together, [answers[row] for row in kept] + others


# A customer counts once for each kind of fact: with the answer most people give, where there are several, so that it has a
# chance to be shared. Numbers and dates are cut into quarters, named after where each begins; text is compared in lower case.
COUNT = """
    WITH valued AS (
        SELECT customer_id, ntile(%(fifths)s) OVER (ORDER BY actual, customer_id) AS fifth
        FROM value_valuation WHERE reckoning_id = %(reckoning)s
    ),
    standing AS (
        SELECT fact.type_id, kind.value AS written_as, fact.customer_id, valued.fifth, fact.value #>> '{}' AS answer
        FROM customers_fact fact
        JOIN valued USING (customer_id)
        JOIN customers_facttype kind ON kind.key = fact.type_id AND kind.active
        WHERE fact.ended_at IS NULL AND (fact.expires_at IS NULL OR fact.expires_at > now())
    ),
    words AS (
        SELECT type_id, customer_id, fifth, CASE written_as WHEN 'text' THEN left(lower(answer), 80) ELSE answer END AS answer
        FROM standing WHERE written_as NOT IN ('number', 'date')
    ),
    frequent AS (SELECT type_id, answer, count(*) AS times FROM words GROUP BY type_id, answer),
    first_words AS (
        SELECT DISTINCT ON (words.type_id, words.customer_id) words.*
        FROM words JOIN frequent USING (type_id, answer)
        ORDER BY words.type_id, words.customer_id, times DESC, answer
    ),
    measured AS (
        SELECT DISTINCT ON (type_id, customer_id) type_id, customer_id, fifth, answer,
            CASE written_as WHEN 'number' THEN answer::numeric
                 ELSE (answer::date - DATE '1970-01-01')::numeric END AS measure
        FROM standing WHERE written_as IN ('number', 'date')
        ORDER BY type_id, customer_id, answer
    ),
    quarters AS (
        SELECT type_id, fifth, answer, measure, least(4, 1 + floor(
            4 * percent_rank() OVER (PARTITION BY type_id ORDER BY measure))) AS quarter
        FROM measured
    ),
    cut AS (
        SELECT type_id, fifth,
            first_value(answer) OVER (PARTITION BY type_id, quarter ORDER BY measure) AS answer
        FROM quarters
    )
    SELECT type_id, answer, fifth, count(*) FROM (
        SELECT type_id, answer, fifth FROM first_words UNION ALL SELECT type_id, answer, fifth FROM cut
    ) told
    GROUP BY type_id, answer, fifth
"""
