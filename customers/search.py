"""Finding a customer by anything we know: parts of the name, of a phone number, of an e-mail, any code.

The statements are written in SQL, because each way of matching must stop at its own limit: that is what keeps the
answer quick when three digits fit fifty thousand numbers. The surest ways stand first, and the rest of a statement is
not even begun once they have found enough.
"""

from contextlib import nullcontext
from typing import Any, NamedTuple

from django.db import connection

from customers.models import Customer, Viewer
from customers.models.customer import SORTED_LETTERS, WORDS_OF
from customers.rules.search_terms import Terms, after, beginnings, like, read_terms
from wiring.questions import planned_once
from wiring.search import Found, search_source

CANDIDATES = 60
FEW = 3
SHORTEST_GUESS = 4


class Way(NamedTuple):
    """One way of matching: how sure it is (0 to 1), where it looks, under which condition, with which values."""

    rank: float
    look_in: str
    match: str
    values: dict[str, Any]


_IDENTITIES = """
(SELECT i.customer_id, {rank}::float8 AS rank, i.raw AS matched FROM customers_identity i
  WHERE {match} AND i.customer_id IN ({visible}) LIMIT {limit})
"""
_NAMES = """
(SELECT c.id AS customer_id, {rank}::float8 AS rank, '' AS matched FROM customers_customer c
  WHERE {match} AND c.id IN ({visible}) LIMIT {limit})
"""
_WORDS = WORDS_OF.replace("%(expressions)s", "c.search_name") + " @@ %({name})s::tsquery"
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
    """Customers whose name or identities fit what was typed; misspelt names when hardly any fits as typed."""
    terms = read_terms(text)
    most = max(CANDIDATES, limit)
    found = run(sure_ways(terms), viewer, most, again_and_again=True)
    if different(found) < limit:
        found += run(other_ways(terms), viewer, most)
    if different(found) < FEW and any(len(word) >= SHORTEST_GUESS for word in terms.words):
        found += run(guesses(terms), viewer, most)
    return found


def different(found: list[Found]) -> int:
    return len({each.customer_id for each in found})


def sure_ways(terms: Terms) -> list[Way]:
    """What fits whole, from the beginning or from the end: read from sorted indexes, the surest first."""
    ways = []
    if terms.digits:
        end = terms.digits[::-1]
        ways += [
            Way(0.99, _IDENTITIES, "i.normalised = %(number)s", {"number": f"+{terms.digits}"}),
            Way(
                0.90,
                _IDENTITIES,
                between("reverse(i.normalised)", "end") + " AND i.kind = 'phone'",
                from_to("end", end),
            ),
        ]
    if terms.code:
        begins = between("i.normalised", "code") + " AND NOT i.kind = 'phone'"
        ways += [
            Way(0.99, _IDENTITIES, "i.normalised = %(code)s", {"code": terms.code}),
            Way(0.80, _IDENTITIES, begins, from_to("code", terms.code)),
        ]
    if terms.words:
        whole = "".join(f" {word}" for word in terms.words)
        letters = {"letters": whole[:SORTED_LETTERS], "name": whole, "letters_after": after(whole[:SORTED_LETTERS])}
        same = f"left(c.search_name, {SORTED_LETTERS}) = %(letters)s AND c.search_name = %(name)s"
        begins = (
            f"left(c.search_name, {SORTED_LETTERS}) >= %(letters)s AND left(c.search_name, {SORTED_LETTERS}) < %(letters_after)s"
            " AND starts_with(c.search_name, %(name)s)"
        )
        ways += [Way(0.97, _NAMES, same, letters), Way(0.85, _NAMES, begins, letters)]
    return sorted(ways, key=lambda way: -way.rank)


def other_ways(terms: Terms) -> list[Way]:
    """What fits somewhere in the middle, or in another order: worth asking when the sure ways found too few."""
    ways = []
    if terms.code and terms.card != terms.code:
        card = {"card": f"{like(terms.card)}%"}
        ways.append(Way(0.78, _IDENTITIES, "i.normalised LIKE %(card)s AND i.kind = 'loyalty'", card))
    if terms.words:
        ways.append(Way(0.75, _NAMES, _WORDS.format(name="words"), {"words": beginnings(terms.words)}))
    if terms.digits:
        part = {"part": f"%{terms.digits}%"}
        ways.append(Way(0.70, _IDENTITIES, "i.normalised LIKE %(part)s AND i.kind = 'phone'", part))
    if terms.code:
        domain = {"domain": f"{like(terms.domain)}%"}
        inner = {"inner": f"%{like(terms.name_at)}%"}
        at = "split_part(i.normalised, '@', 2) LIKE %(domain)s AND i.kind = 'email'"
        inside = "lower(split_part(i.normalised, '@', 1)) LIKE %(inner)s AND NOT i.kind = 'phone'"
        ways += [Way(0.65, _IDENTITIES, at, domain), Way(0.60, _IDENTITIES, inside, inner)]
    return ways


def guesses(terms: Terms) -> list[Way]:
    """Names that would fit if a word were spelt a little differently."""
    with connection.cursor() as cursor:
        cursor.execute(_NEAREST_WORDS, {"typed": [word for word in terms.words if len(word) >= SHORTEST_GUESS]})
        near = sorted(cursor.fetchall(), key=lambda row: -row[2])[:FEW]
    ways = []
    for number, (typed, word, closeness) in enumerate(near):
        name = f"guess_{number}"
        meant = beginnings(tuple(each for each in terms.words if each != typed), whole=word)
        ways.append(Way(0.15 + 0.4 * closeness, _NAMES, _WORDS.format(name=name), {name: meant}))
    return ways


def between(column: str, name: str) -> str:
    """Begins with the value of this name: said so that an index serves it whatever the value, see `planned_once`."""
    return f"{column} ~>=~ %({name})s AND {column} ~<~ %({name}_after)s"


def from_to(name: str, beginning: str) -> dict[str, str]:
    return {name: beginning, f"{name}_after": after(beginning)}


def run(ways: list[Way], viewer: Viewer, most: int, *, again_and_again: bool = False) -> list[Found]:
    """Look in these ways, in one statement, each held to the customers the viewer may see; `most` rows.

    `again_and_again` says that the same sentence, but for its values, is asked with every letter typed. For whoever
    sees everybody one plan serves them all; how best to read a small book depends on the value.
    """
    if not ways:
        return []
    visible, values = Customer.objects.visible_to(viewer).values("pk").query.sql_with_params()
    named = {f"visible_{position}": value for position, value in enumerate(values)}
    inside = visible % tuple(f"%({name})s" for name in named)
    each = [way.look_in.format(rank=round(way.rank, 3), match=way.match, visible=inside, limit=most) for way in ways]
    statement = f"SELECT * FROM ({' UNION ALL '.join(each)}) AS found LIMIT {most}"  # noqa: S608
    keep = again_and_again and viewer.sees_every_customer
    with connection.cursor() as cursor, planned_once(connection) if keep else nullcontext():
        cursor.execute(statement, {key: value for way in ways for key, value in way.values.items()} | named)
        return [Found(customer, rank, matched) for customer, rank, matched in cursor.fetchall()]
