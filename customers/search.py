"""Finding a customer by anything we know: parts of the name, of a phone number, of an e-mail, any code.

The statements are written in SQL, because each way of matching must stop at its own limit: that is what keeps the
answer quick when three digits fit fifty thousand numbers.
"""

from typing import Any

from django.db import connection

from customers.models import Customer, Viewer
from customers.rules.search_terms import Terms, like, read_terms
from wiring.search import Found, search_source

CANDIDATES = 60
ENOUGH = 3
SHORTEST_GUESS = 4

_BY_IDENTITY = """
(SELECT i.customer_id, {rank}::float8 AS rank, i.raw AS matched FROM customers_identity i
  WHERE {match} AND i.customer_id IN ({visible}) LIMIT {limit})
"""
_BY_NAME = """
(SELECT c.id AS customer_id,
        CASE WHEN c.search_name = %(whole)s THEN .97 WHEN c.search_name LIKE %(begins)s THEN .85 ELSE .75 END
        - {penalty}::float8 AS rank,
        '' AS matched
   FROM customers_customer c
  WHERE {match} AND c.id IN ({visible}) LIMIT {limit})
"""
_NEAREST_WORDS = """
SELECT typed, near.word, near.closeness FROM unnest(%(typed)s::text[]) AS typed
CROSS JOIN LATERAL (
    SELECT word, greatest(
               similarity(word, typed), 1 - levenshtein(left(word, 60), left(typed, 60)) / length(typed)::float8
           ) AS closeness
      FROM (
        SELECT word FROM customers_nameword WHERE word %% typed
        UNION
        -- Letters that changed places share few trigrams; words with the same first letter and length are few.
        SELECT word FROM customers_nameword
         WHERE word LIKE left(typed, 1) || '%%' AND length(word) BETWEEN length(typed) - 1 AND length(typed) + 1
           AND levenshtein_less_equal(left(word, 60), left(typed, 60), 2) <= 2
      ) AS candidates
     ORDER BY closeness DESC LIMIT 3
) AS near
"""


@search_source
def look(text: str, viewer: Viewer, limit: int) -> list[Found]:
    """Customers whose name or identities fit what was typed; misspelt names when nothing fits as typed."""
    terms = read_terms(text)
    found = matches(terms, viewer)
    if len(found) < ENOUGH and any(len(word) >= SHORTEST_GUESS for word in terms.words):
        found += guesses(terms, viewer)
    return found


def matches(terms: Terms, viewer: Viewer) -> list[Found]:
    """Everything that fits exactly, from the beginning, from the end or in the middle: one statement."""
    parts: list[tuple[str, str, dict[str, Any]]] = []
    if terms.digits:
        parts += [
            (".99", "i.normalised = %(number)s", {"number": f"+{terms.digits}"}),
            (".90", "reverse(i.normalised) LIKE %(end)s AND i.kind = 'phone'", {"end": f"{terms.digits[::-1]}%"}),
            (".70", "i.normalised LIKE %(part)s AND i.kind = 'phone'", {"part": f"%{terms.digits}%"}),
        ]
    if terms.code:
        parts += [
            (".99", "i.normalised = %(code)s", {"code": terms.code}),
            (".80", "i.normalised LIKE %(start)s AND NOT i.kind = 'phone'", {"start": f"{like(terms.code)}%"}),
            (
                ".60",
                "lower(split_part(i.normalised, '@', 1)) LIKE %(inner)s AND NOT i.kind = 'phone'",
                {"inner": f"%{like(terms.name_at)}%"},
            ),
            (
                ".65",
                "split_part(i.normalised, '@', 2) LIKE %(domain)s AND i.kind = 'email'",
                {"domain": f"{like(terms.domain)}%"},
            ),
            (".78", "i.normalised LIKE %(card)s AND i.kind = 'loyalty'", {"card": f"{like(terms.card)}%"}),
        ]
    statements = [
        _BY_IDENTITY.format(rank=rank, match=match, visible="{visible}", limit=CANDIDATES) for rank, match, _ in parts
    ]
    params = {key: value for _, _, values in parts for key, value in values.items()}
    if terms.words:
        statement, values = by_name(terms.words, penalty=0)
        statements.append(statement)
        params |= values
    return run(statements, params, viewer)


def guesses(terms: Terms, viewer: Viewer) -> list[Found]:
    """Customers whose name would fit if a word were spelt a little differently."""
    with connection.cursor() as cursor:
        cursor.execute(_NEAREST_WORDS, {"typed": [word for word in terms.words if len(word) >= SHORTEST_GUESS]})
        near = cursor.fetchall()
    found: list[Found] = []
    for typed, word, closeness in sorted(near, key=lambda row: -row[2])[:ENOUGH]:
        corrected = tuple(word if each == typed else each for each in terms.words)
        statement, values = by_name(corrected, penalty=0.6 - 0.4 * closeness)
        found += run([statement], values, viewer)
    return found


def by_name(typed: tuple[str, ...], *, penalty: float) -> tuple[str, dict[str, Any]]:
    """Every typed word begins some word of the name. One condition a word: the index takes no LIKE ALL."""
    whole = "".join(f" {word}" for word in typed)
    begins = {f"word_{number}": f"% {like(word)}%" for number, word in enumerate(typed)}
    match = " AND ".join(f"c.search_name LIKE %({name})s" for name in begins)
    statement = _BY_NAME.format(match=match, penalty=f"{penalty:.3f}", visible="{visible}", limit=CANDIDATES * 3)
    return statement, {"whole": whole, "begins": f"{like(whole)}%"} | begins


def run(statements: list[str], params: dict[str, Any], viewer: Viewer) -> list[Found]:
    """Run the matches as one statement, each held to the customers the viewer may see."""
    if not statements:
        return []
    visible, values = Customer.objects.visible_to(viewer).values("pk").query.sql_with_params()
    named = {f"visible_{position}": value for position, value in enumerate(values)}
    inside = visible % tuple(f"%({name})s" for name in named)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(statements).replace("{visible}", inside), params | named)
        return [Found(customer, rank, matched) for customer, rank, matched in cursor.fetchall()]
