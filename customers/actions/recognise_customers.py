from collections.abc import Sequence
from functools import lru_cache

from django.utils.translation import gettext as _

from customers.actions.make_customers import make_customers
from customers.actions.reserve_ids import reserve_ids
from customers.models import Customer, Identity, Intake
from customers.rules.identities import normalise
from customers.rules.subjects import PICKET, Known, Subject
from wiring.intake import Row

type Reference = tuple[Known, ...]

# The fields by which a row names its customer, the surest first.
NAMING = ("picket_id", "external_id", "email", "phone", "loyalty")


def recognise_customers(rows: Sequence[Row], *, intake: Intake, make: bool = False) -> list[Row]:
    """Find out which customer each row is about, and put the key into its values as `customer`; the rows that have one.

    The others fail and say why. Unknown customers are made where `make` says so, called by the row's `customer_name`.
    Any number of rows costs the same few questions.
    """
    system = intake.option("system")
    references = [reference_of(row, system) for row in rows]
    owners = Identity.objects.owners(known.key for reference in set(references) for known in reference)
    newcomers = newcomers_of(rows, references, owners) if make else {}
    make_customers(list(newcomers.values()), intake=intake)
    owners |= {known.key: subject.id for subject in newcomers.values() for known, _first in subject.new_identities}
    answers = {reference: answer(reference, owners) for reference in set(references)}
    for row, reference in zip(rows, references, strict=True):
        found = answers[reference]
        if isinstance(found, int):
            row.values["customer"] = found
        else:
            row.fail(found, next((field for field in NAMING if field in row.values), ""))
    return [row for row in rows if "customer" in row.values]


def reference_of(row: Row, system: str) -> Reference:
    """The identities by which the row names its customer; ids are from `system` where the row does not say."""
    values = row.values
    named = [Known(kind, *values[kind]) for kind in ("email", "phone", "loyalty") if kind in values]
    if "picket_id" in values:
        named.append(Known(PICKET, *values["picket_id"]))
    if "external_id" in values and (known := known_elsewhere(values["external_id"], values.get("system") or system)):
        named.append(known)
    return tuple(named)


@lru_cache(maxsize=4096)
def known_elsewhere(external: str, system: str) -> Known | None:
    """The customer's id in another system. Most customers of a file are named on many of its lines."""
    normalised = normalise("external", external, region="", label=system)
    return Known("external", normalised, external, system) if normalised else None


def answer(reference: Reference, owners: dict[tuple[str, str], int]) -> int | str:
    """The customer's key, or why there is none."""
    found = {owners[known.key]: known.raw for known in reference if known.key in owners}
    if len(found) == 1:
        return next(iter(found))
    if not reference:
        return _("This line does not say which customer it is about.")
    if not found:
        return _("No customer is known by %(names)s.") % {"names": ", ".join(known.raw for known in reference)}
    names = dict(Customer.objects.filter(pk__any=list(found)).values_list("pk", "name"))
    claims = ", ".join(f"{raw} → {names[key]}" for key, raw in found.items())
    return _("This names different customers: %(claims)s.") % {"claims": claims}


def newcomers_of(
    rows: Sequence[Row], references: Sequence[Reference], owners: dict[tuple[str, str], int]
) -> dict[Reference, Subject]:
    """Whoever is named and known by nothing of it, once each; rows that share an identity mean the same customer."""
    met: dict[tuple[str, str], Subject] = {}
    newcomers: dict[Reference, Subject] = {}
    strangers = {
        reference: row
        for row, reference in reversed(list(zip(rows, references, strict=True)))
        if reference and not any(known.key in owners or known.kind == PICKET for known in reference)
    }
    for (reference, row), key in zip(strangers.items(), reserve_ids(len(strangers), of=Customer), strict=True):
        if any(known.key in met for known in reference):
            continue
        subject = Subject(key, row.line)
        subject.take({"name": row.values.get("customer_name") or reference[0].raw}, reference, {}, (), row.line)
        newcomers[reference] = subject
        met |= {known.key: subject for known in reference}
    return newcomers
