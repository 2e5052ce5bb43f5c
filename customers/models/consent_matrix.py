"""A customer's last word for each purpose on each channel, as a table to show."""

from dataclasses import dataclass

from customers.models.channel import Channel
from customers.models.consent import Consent
from customers.models.customer import Customer

# Web visits are remembered on the web alone; all else is asked wherever we reach customers.
ONLY_ON = {Consent.Purpose.PROFILING: "web"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One purpose on one channel; without a consent it was never asked, and that is no yes."""

    purpose: Consent.Purpose
    channel: Channel
    consent: Consent | None


@dataclass(frozen=True, slots=True)
class Row:
    purpose: Consent.Purpose
    cells: list[Cell]


def consent_matrix(customer: Customer) -> list[Row]:
    """Every purpose with the channels it is asked on, and those the ledger knows of besides."""
    standing = Consent.objects.standing(customer)
    channels = list(Channel.objects.all())
    return [
        Row(
            purpose,
            [
                Cell(purpose, channel, standing.get((purpose.value, channel.pk)))
                for channel in channels
                if is_asked(purpose, channel) or (purpose.value, channel.pk) in standing
            ],
        )
        for purpose in Consent.Purpose
    ]


def is_asked(purpose: Consent.Purpose, channel: Channel) -> bool:
    return channel.pk == ONLY_ON[purpose] if purpose in ONLY_ON else channel.asks_consent
