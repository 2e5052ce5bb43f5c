from collections.abc import Iterable

from django.db import connection

from customers.rules.names import words


def learn_words(names: Iterable[str]) -> None:
    """Teach the search box the words of many names, in one order so that two imports do not wait for each other."""
    learned = sorted({word for name in names for word in words(name)})
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO customers_nameword (word) SELECT unnest(%s::text[]) ON CONFLICT DO NOTHING", [learned]
        )
