import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from customers.models import Intake, IntakeChange


@dataclass(slots=True)
class PutBack:
    """What a step of putting back did: how many changes it looked at, and which rows are as they were: field by field,
    what the import had said and what is true again."""

    changes: int = 0
    rows: dict[models.Model, dict[str, tuple[Any, Any]]] = field(default_factory=dict)
    removed: list[models.Model] = field(default_factory=list)


def put_back_changes(intake: Intake, *, of: Sequence[type[models.Model]], most: int) -> PutBack:
    """Put fields `of` these nouns back to what they were before the import, the last change first, as long as nobody
    changed them since.

    What has changed since stays as it is, and the change says so. Rows the import added are removed again.
    """
    names = [model._meta.label_lower for model in of]
    found = list(intake.changes.filter(put_back=None, model__in=names).order_by("-id")[:most])
    done = PutBack(len(found))
    rows = held_rows(found)
    for change in found:
        row = rows.get((change.model, change.object_id))
        change.put_back = row is not None and apply(change, row, done)
    IntakeChange.objects.bulk_update(found, ["put_back"], batch_size=1_000)
    save(done)
    return done


def held_rows(changes: Iterable[IntakeChange]) -> dict[tuple[str, int], models.Model]:
    """The rows as they are now, held until the transaction ends."""
    wanted = defaultdict(set)
    for change in changes:
        wanted[change.model].add(change.object_id)
    return {
        (name, row.pk): row
        for name, keys in wanted.items()
        for row in apps.get_model(name)._base_manager.select_for_update(no_key=True).filter(pk__any=keys).order_by("pk")
    }


def apply(change: IntakeChange, row: models.Model, done: PutBack) -> bool:
    """Put back what is still as the import left it; whether that was all of it."""
    same = [name for name, after in change.after.items() if plain(value_of(row, name)) == after]
    if change.before is None:
        if len(same) == len(change.after):
            done.removed.append(row)
        return len(same) == len(change.after)
    for name in same:
        set_value(row, name, change.before[name])
    if same:
        done.rows.setdefault(row, {}).update({name: (change.after[name], change.before[name]) for name in same})
    return len(same) == len(change.after)


def value_of(row: models.Model, name: str) -> Any:
    """A column's value, or that of a key in a column of JSON (`custom.shoe_size`)."""
    column, _, key = name.partition(".")
    value = getattr(row, row._meta.get_field(column).attname)  # type: ignore[union-attr]
    return value.get(key) if key else value


def set_value(row: models.Model, name: str, value: Any) -> None:
    column, _, key = name.partition(".")
    field = row._meta.get_field(column)
    if not key:
        setattr(row, field.attname, value if value is None else field.to_python(value))  # type: ignore[union-attr]
    elif value is None:
        getattr(row, column).pop(key, None)
    else:
        getattr(row, column)[key] = value


def plain(value: Any) -> Any:
    """A value as the change keeps it."""
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def save(done: PutBack) -> None:
    of_model: dict[type[models.Model], list[models.Model]] = defaultdict(list)
    for row in done.rows:
        of_model[type(row)].append(row)
    for model, rows in of_model.items():
        columns = {name.partition(".")[0] for row in rows for name in done.rows[row]}
        model._base_manager.bulk_update(rows, sorted(columns), batch_size=500)
    remove(done.removed)


def remove(rows: Sequence[models.Model]) -> None:
    of_model: dict[type[models.Model], list[Any]] = defaultdict(list)
    for row in rows:
        of_model[type(row)].append(row.pk)
    for model, keys in of_model.items():
        model._base_manager.filter(pk__any=keys).delete()
