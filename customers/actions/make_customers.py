import json
from collections.abc import Sequence

from django.utils import timezone

from customers.actions.copy_addresses import copy_addresses
from customers.actions.copy_consents import copy_consents
from customers.actions.copy_identities import copy_identities
from customers.actions.copy_rows import copy_rows
from customers.actions.learn_words import learn_words
from customers.actions.record_many import Entry, record_many
from customers.events import CUSTOMER_CREATED
from customers.models import Customer, Intake
from customers.rules.names import search_text
from customers.rules.subjects import CUSTOM, Subject

COLUMNS = "id, name, search_name, kind, language, time_zone, manager_id, custom, version, intake_id, created_at"


def make_customers(subjects: Sequence[Subject], *, intake: Intake) -> None:
    """Come to know many customers at once, in a handful of statements, each with one line of history.

    Their keys are chosen (`reserve_ids`), their values clean, their identities nobody's yet.
    """
    if not subjects:
        return
    now = timezone.now()
    copy_rows(((*columns_of(subject), intake.pk, now) for subject in subjects), into=Customer, columns=COLUMNS)
    copy_identities(subjects, intake=intake)
    copy_addresses(subjects)
    learn_words(subject.values["name"] for subject in subjects)
    record_many(
        (
            Entry(
                subject.id,
                CUSTOMER_CREATED,
                now,
                by=intake.by_id,
                summary=subject.values["name"],
                details={"file": intake.file_name, "line": subject.line},
            )
            for subject in subjects
        ),
        intake,
    )
    copy_consents(subjects, intake=intake)


def columns_of(subject: Subject) -> tuple[object, ...]:
    values = subject.values
    custom = {name.removeprefix(CUSTOM): value for name, value in values.items() if name.startswith(CUSTOM)}
    return (
        subject.id,
        values["name"],
        search_text(values["name"]),
        values.get("kind", Customer.Kind.PERSON.value),
        values.get("language", ""),
        values.get("time_zone", ""),
        values.get("manager"),
        json.dumps(custom),
        1,
    )
