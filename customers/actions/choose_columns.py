from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from customers.models import Intake

LONGEST_SYSTEM = 40


class BadChoice(ValueError):
    """These columns or options cannot be chosen; the message says why."""


@transaction.atomic
def choose_columns(
    intake: Intake, *, mapping: Mapping[str, int] | None = None, options: Mapping[str, Any] | None = None
) -> None:
    """Say which column holds which field, and how the file writes what it says. Raises `BadChoice`."""
    held = Intake.objects.select_for_update().get(pk=intake.pk)
    if held.state != Intake.State.UPLOADED:
        raise BadChoice(_("This import has begun already."))
    if mapping is not None:
        intake.mapping = checked(mapping, held)
    intake.options = held.options | {name: option(name, value, held) for name, value in (options or {}).items()}
    intake.save(update_fields=["mapping", "options"])
    # How cells are read follows from the options.
    intake.__dict__.pop("manner", None)


def checked(mapping: Mapping[str, int], intake: Intake) -> dict[str, int]:
    fields = {field.key: field for field in intake.does.fields(intake.by)}
    taken: dict[int, str] = {}
    for field, place in mapping.items():
        if field not in fields:
            raise BadChoice(_("There is no field %(field)s to be imported.") % {"field": field})
        if not 0 <= place < len(intake.columns):
            raise BadChoice(_("The file has no column %(place)s.") % {"place": place + 1})
        if place in taken:
            raise BadChoice(
                _("The column %(column)s is chosen for %(one)s and for %(other)s.")
                % {"column": intake.columns[place], "one": fields[taken[place]].label, "other": fields[field].label}
            )
        taken[place] = field
    return dict(mapping)


def option(name: str, value: Any, intake: Intake) -> Any:
    """The value, if it can be one of this option."""
    possible: dict[str, Any] = {option.key: dict(option.choices()) for option in intake.does.options}
    match name:
        case "day_first" | "make_customers":
            is_possible = isinstance(value, bool)
        case "decimal":
            is_possible = value in (",", ".")
        case "system":
            is_possible = 0 < len(value) <= LONGEST_SYSTEM
        case _:
            is_possible = value in possible.get(name, ())
    if not is_possible:
        raise BadChoice(_("%(value)s cannot be chosen for %(option)s.") % {"value": value, "option": name})
    return value
