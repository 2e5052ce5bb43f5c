"""A question that every page asks: the ORM writes its SQL once; afterwards it is only asked again, with other values.

Writing SQL from a QuerySet costs as much as rendering half a panel, and a customer's page asks the same dozen questions
each time. (`docs/decisions/0012-questions-written-once.md` says what it saves and what it rests on.)
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from datetime import UTC, datetime, timedelta
from functools import update_wrapper
from typing import Any

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

type Value = int | str | datetime | None

MOST_SHAPES = 64


class Question[Row]:
    """`ask(*values, **shape)` as a QuerySet, kept as SQL. Answers a list, fresh each time.

    `values` are numbers, words and moments that stand in the parameters as they are given; one that does not is refused
    when the SQL is written. None may stand for a value that is not asked about. What is given by name shapes the
    sentence: each combination is written apart, the first 64 of them.
    """

    def __init__(self, ask: Callable[..., QuerySet[Any, Row]]) -> None:
        self.ask = ask
        self.written: dict[tuple[Any, ...], Written[Row]] = {}
        update_wrapper(self, ask)

    def __call__(self, *values: Value, **shape: Any) -> list[Row]:
        key = (*map(type, values), *shape.items())
        written = self.written.get(key)
        if written is None:
            if len(self.written) >= MOST_SHAPES:
                return list(self.ask(*values, **shape))
            written = self.written[key] = Written(self.ask, values, shape)
        return written.answer(values)


def question[Row](ask: Callable[..., QuerySet[Any, Row]]) -> Question[Row]:
    """The function below is asked on every page: its SQL is written at the first call."""
    return Question(ask)


class Written[Row]:
    """The SQL of one shape, with the places where its values go."""

    def __init__(self, ask: Callable[..., Any], values: tuple[Value, ...], shape: dict[str, Any]) -> None:
        stand_ins = [stand_in(value, place) for place, value in enumerate(values)]
        self.queryset = ask(*stand_ins, **shape)
        if self.queryset._prefetch_related_lookups:
            raise ValueError(f"{ask.__qualname__} prefetches, which is a question of its own.")
        self.compiler = self.queryset.query.get_compiler(self.queryset.db)
        self.sql, parameters = self.compiler.as_sql()
        self.parameters = [(place_of(each, stand_ins), each) for each in parameters]
        missing = {place for place, each in enumerate(stand_ins) if each is not None}
        missing -= {place for place, _ in self.parameters}
        if missing:
            raise ValueError(f"{ask.__qualname__} does not ask for its values as they are given: {sorted(missing)}.")

    def answer(self, values: tuple[Value, ...]) -> list[Row]:
        parameters = tuple(given if place is None else values[place] for place, given in self.parameters)
        kept: Any = Kept(self.queryset.query, self.compiler, self.sql, parameters)
        asked: Any = QuerySet(self.queryset.model, query=kept, using=self.queryset.db)
        asked._iterable_class = self.queryset._iterable_class
        asked._fields = self.queryset._fields
        with planned_once(connections[asked.db]):
            return list(asked)


@contextmanager
def planned_once(to: BaseDatabaseWrapper) -> Iterator[None]:
    """Statements sent now are kept by the connection, and soon their plans too: half of what they cost PostgreSQL.

    So a question must read by an index that serves every value; it is planned without knowing which.
    """
    to.ensure_connection()
    driver = to.connection
    driver.prepare_threshold = 1
    try:
        yield
    finally:
        driver.prepare_threshold = None


class Sentence:
    """A statement that is written by hand and said again and again, each time with other values."""

    def __init__(self, sql: str) -> None:
        self.sql = sql

    def __call__(self, *values: Any, **named: Any) -> list[tuple[Any, ...]]:
        """Say it with these values, in the places of its %s or of their names; the rows it answers with, if it does."""
        with planned_once(connection), connection.cursor() as cursor:
            cursor.execute(self.sql, named or values)
            return cursor.fetchall() if cursor.description else []


def know(owner: Any, related: str, rows: list[Any]) -> None:
    """Let `owner.related.all()` answer these rows, as if they had been prefetched."""
    answered = getattr(owner, related).all()
    answered._result_cache, answered._prefetch_done = rows, True
    owner.__dict__.setdefault("_prefetched_objects_cache", {})[related] = answered


class Kept:
    """A query to which nothing is added any more: its compiler answers the SQL that was written, with these values."""

    def __init__(self, query: Query, compiler: SQLCompiler, sql: str, parameters: tuple[Any, ...]) -> None:
        self.query, self.compiler, self.sql, self.parameters = query, compiler, sql, parameters

    def get_compiler(self, using: str, **_options: Any) -> SQLCompiler:
        compiler = copy(self.compiler)
        compiler.connection = connections[using]
        compiler.as_sql = lambda *_, **__: (self.sql, self.parameters)  # type: ignore[method-assign]
        return compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self.query, name)


def stand_in(value: Value, place: int) -> Value:
    """What stands for a value while the SQL is written: nobody has such a number or name, and nothing happens then."""
    match value:
        case None:
            return None
        case int():
            return 2_147_000_000 + 1_000 * place
        case datetime():
            return datetime(9000, 1, 1, tzinfo=UTC) + timedelta(days=place)
        case str():
            return f"\N{BLACK STAR} value {place}"


def place_of(parameter: Any, stand_ins: list[Value]) -> int | None:
    return stand_ins.index(parameter) if type(parameter) in (int, str, datetime) and parameter in stand_ins else None
