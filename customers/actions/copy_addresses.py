from collections.abc import Iterable

from django.utils import timezone

from customers.actions.copy_rows import copy_rows
from customers.actions.reserve_ids import reserve_ids
from customers.models import Address
from customers.rules.subjects import Subject

PARTS = ("lines", "postcode", "city", "region", "country")


def copy_addresses(subjects: Iterable[Subject]) -> None:
    """Write the first address of customers who had none; each subject learns its key."""
    moved_in = [subject for subject in subjects if subject.place and subject.place_id is None]
    now = timezone.now()
    for subject, key in zip(moved_in, reserve_ids(len(moved_in), of=Address), strict=True):
        subject.place_id = key
    copy_rows(
        (
            (
                subject.place_id,
                subject.id,
                *(subject.place.get(part, "") for part in PARTS),
                Address.Use.HOME,
                True,
                now,
            )
            for subject in moved_in
        ),
        into=Address,
        columns=f"id, customer_id, {', '.join(PARTS)}, use, is_primary, created_at",
    )
