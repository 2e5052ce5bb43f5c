from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from customers.actions.copy_addresses import PARTS
from customers.actions.improve_customers import improve_customers
from customers.actions.known_subjects import known_subjects
from customers.actions.make_customers import make_customers
from customers.actions.reserve_ids import reserve_ids
from customers.models import Customer, CustomField, Identity, Intake
from customers.rules.identities import normalise
from customers.rules.subjects import CUSTOM, PICKET, Known, Overruled, Subject, Word
from customers.rules.texts import has_something_to_see
from wiring.intake import Outcome, Row

# Field -> kind of identity and what it is called.
REACH = {
    "picket_id": (PICKET, ""),
    "email": ("email", ""),
    "email_2": ("email", "other"),
    "phone": ("phone", ""),
    "mobile": ("phone", "mobile"),
    "work_phone": ("phone", "work"),
    "loyalty": ("loyalty", ""),
    "web_account": ("web", ""),
    "handle": ("handle", ""),
}
PLAIN = ("kind", "language", "time_zone", "manager")
CONSENT = "consent."


def load_customers(rows: Sequence[Row], *, intake: Intake) -> None:
    """Bring customers in: who is known by any identity of the row is made better, who is not is made.

    Rows of one batch are taken one after the other, so that a later one may add to an earlier; everything is read and
    written for the whole batch at once. A row that names two different customers is refused: nobody is merged here.
    """
    identities = [identities_of(row, intake) for row in rows]
    owners = Identity.objects.owners(known.key for knowns in identities for known in knowns)
    subjects = known_subjects(set(owners.values()), intake=intake)
    found = {key: subjects[customer] for key, customer in owners.items()}
    needs_kind = dict(CustomField.objects.exclude(for_kind="").values_list("key", "for_kind"))
    now = timezone.now()
    told: list[tuple[Row, Subject]] = []
    for row, knowns, key in zip(rows, identities, reserve_ids(len(rows), of=Customer), strict=True):
        subject = who(row, knowns, found) or Subject(key, row.line)
        if row.outcome != Outcome.FAILED:
            tell(subject, row, knowns, needs_kind, now)
        if row.outcome != Outcome.FAILED:
            found.update(dict.fromkeys((known.key for known in knowns), subject))
            subjects[subject.id] = subject
            told.append((row, subject))
    make_customers([subject for subject in subjects.values() if subject.is_new], intake=intake)
    settle(told)
    improve_customers([s for s in subjects.values() if not s.is_new and s.has_news], intake=intake)


def settle(told: Sequence[tuple[Row, Subject]]) -> None:
    """Rows that contradicted each other until all was as before have changed nothing."""
    for row, subject in told:
        if row.outcome == Outcome.UPDATED and not subject.is_new and not subject.has_news:
            row.outcome = Outcome.SKIPPED


def identities_of(row: Row, intake: Intake) -> list[Known]:
    """Everything by which the row's customer may be recognised."""
    knowns = [Known(kind, *row.values[field], label) for field, (kind, label) in REACH.items() if row.values.get(field)]  # type: ignore[call-arg]
    if external := row.values.get("external_id"):
        system = row.values.get("system") or intake.option("system")
        normalised = normalise("external", external, region="", label=system)
        if normalised:
            knowns.append(Known("external", normalised, external, system))
    return list({known.key: known for known in knowns}.values())


def who(row: Row, knowns: Iterable[Known], found: Mapping[tuple[str, str], Subject]) -> Subject | None:
    """The one customer these identities belong to; None, and perhaps a failed row, if there is no such one."""
    named = {found[known.key].id: (found[known.key], known) for known in knowns if known.key in found}
    if len(named) > 1:
        claims = ", ".join(f"{known.raw} → {subject.values['name']}" for subject, known in named.values())
        row.fail(_("This names different customers: %(claims)s.") % {"claims": claims})
        return None
    return next((subject for subject, _known in named.values()), None)


def tell(subject: Subject, row: Row, knowns: Sequence[Known], needs_kind: Mapping[str, str], now: datetime) -> None:
    """Let the subject know what the row says, and leave on the row what became of it."""
    values = values_of(row)
    is_stranger = not subject.values
    if refusal := refusal_of(subject, values, knowns, needs_kind):
        return row.fail(refusal)
    words = words_of(row, now)
    place = {part: row.values[part] for part in PARTS if part in row.values}
    try:
        changed = subject.take(values, [known for known in knowns if known.kind != PICKET], place, words, row.line)
    except Overruled as no:
        return row.fail(
            _("Said no to %(channel)s on %(day)s; a file can undo that only with the date of a later yes.")
            % {"channel": no.word.channel, "day": f"{no.standing.at:%Y-%m-%d}"}
        )
    subject.line = subject.line or row.line
    row.outcome = Outcome.CREATED if is_stranger else Outcome.UPDATED if changed else Outcome.SKIPPED
    return None


def values_of(row: Row) -> dict[str, Any]:
    given = row.values
    values = {name: given[name] for name in PLAIN if name in given}
    name = given.get("name") or " ".join(given[part] for part in ("first_name", "last_name") if part in given)
    if name:
        values["name"] = name
    return values | {key: value for key, value in given.items() if key.startswith(CUSTOM)}


def refusal_of(
    subject: Subject, values: Mapping[str, Any], knowns: Sequence[Known], needs_kind: Mapping[str, str]
) -> str:
    """Why the row cannot be taken, if so."""
    if any(known.kind == PICKET and not subject.values for known in knowns):
        return _("There is no customer with this Picket id.")
    if not knowns:
        return _("Nothing to recognise the customer by: no e-mail, telephone, card or id.")
    if not subject.values and not has_something_to_see(values.get("name", "")):
        return _("Nobody is known by this, and without a name no customer can be made.")
    kind = values.get("kind") or subject.values.get("kind", Customer.Kind.PERSON)
    for name in values:
        if needs_kind.get(name.removeprefix(CUSTOM), kind) != kind:
            return _("%(field)s is not for this kind of customer.") % {"field": name.removeprefix(CUSTOM)}
    return ""


def words_of(row: Row, now: datetime) -> list[Word]:
    """What the row says about consent: columns are called `consent.marketing.email`."""
    at = row.values.get("consent_at")
    return [
        Word(*name.removeprefix(CONSENT).split("."), value, at or now, is_dated=at is not None)  # type: ignore[arg-type, call-arg, misc]
        for name, value in row.values.items()
        if name.startswith(CONSENT)
    ]
