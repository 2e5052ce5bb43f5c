"""A customer's last word for each purpose on each channel, as a table to show."""

from collections.abc import Iterable
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
    """One purpose on all channels it may be asked on."""

    purpose: Consent.Purpose
    cells: list[Cell]

    @property
    def is_exclusive(self) -> bool:
        """Asked on a channel of its own, and so no line of the table that the others make."""
        return self.purpose in ONLY_ON


def consent_matrix(customer: Customer, channels: Iterable[Channel] | None = None) -> list[Row]:
    """Every purpose on each channel that is asked about, or that the ledger knows of; all lines but the exclusive
    ones have the same channels. `channels` are all there are, from whoever knows them already."""
    standing = Consent.objects.standing(customer)
    known = {channel.pk: channel for channel in (Channel.objects.all() if channels is None else channels)}
    said = {channel for purpose, channel in standing if purpose not in ONLY_ON}
    shared = [channel for channel in known.values() if channel.asks_consent or channel.pk in said]
    return [
        Row(
            purpose,
            [
                Cell(purpose, channel, standing.get((purpose.value, channel.pk)))
                for channel in ([known[ONLY_ON[purpose]]] if purpose in ONLY_ON else shared)
            ],
        )
        for purpose in Consent.Purpose
    ]
