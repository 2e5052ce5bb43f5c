from collections.abc import Iterable

from django.utils import timezone

from customers.actions.copy_rows import copy_rows
from customers.actions.record_many import Entry, record_many
from customers.actions.reserve_ids import reserve_ids
from customers.events import CONSENT_GIVEN, CONSENT_WITHDRAWN
from customers.models import Consent, Intake
from customers.rules.subjects import Subject, Word

HOW = "import"


def copy_consents(subjects: Iterable[Subject], *, intake: Intake) -> None:
    """Write what a file says about consent into the ledger; the proof is the file and the line."""
    said = [(subject.id, word, line) for subject in subjects for word, line in subject.new_words]
    if not said:
        return
    now = timezone.now()
    keys = reserve_ids(len(said), of=Consent)
    copy_rows(
        (
            (
                key,
                customer,
                word.purpose,
                word.channel,
                word.given,
                HOW,
                proof(intake, line),
                word.at,
                now,
                intake.by_id,
                intake.pk,
            )
            for key, (customer, word, line) in zip(keys, said, strict=True)
        ),
        into=Consent,
        columns="id, customer_id, purpose, channel_id, given, how, proof, happened_at, recorded_at, by_id, intake_id",
    )
    record_many(
        (entry(key, customer, word, intake) for key, (customer, word, _line) in zip(keys, said, strict=True)), intake
    )


def proof(intake: Intake, line: int) -> str:
    return f"{intake.file_name}, line {line} (SHA-256 {intake.digest})"


def entry(key: int, customer: int, word: Word, intake: Intake) -> Entry:
    return Entry(
        customer,
        CONSENT_GIVEN if word.given else CONSENT_WITHDRAWN,
        word.at,
        by=intake.by_id,
        summary=str(Consent.Purpose(word.purpose).label),
        details={"purpose": word.purpose, "on": word.channel, "how": HOW},
        about_kind=Consent._meta.label_lower,
        about_id=key,
    )
