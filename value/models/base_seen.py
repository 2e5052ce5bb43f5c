"""The whole base as one viewer may see it: nothing of anybody else's book."""

from dataclasses import asdict
from typing import Any

from django.db.models import Count
from django.utils import timezone

from customers.models import Viewer
from value.models.flows import moved_lately
from value.models.reckoning import Reckoning
from value.models.valuation import Valuation
from value.models.worths import worths_of
from value.rules.base import told_of


def base_seen_by(viewer: Viewer, reckoning: Reckoning) -> dict[str, Any]:
    """The sums of everybody, kept with the reckoning; for those who see only their own book, of that."""
    if viewer.sees_every_customer:
        return reckoning.figures["base"]
    return asdict(told_of(worths_of(reckoning, viewer)))


def stages_seen_by(viewer: Viewer, reckoning: Reckoning) -> dict[str, int]:
    if viewer.sees_every_customer:
        return reckoning.figures["stages"]
    own = Valuation.objects.filter(reckoning=reckoning).visible_to(viewer)
    return dict(own.order_by().values_list("stage").annotate(Count("customer")))


def moved_seen_by(viewer: Viewer, reckoning: Reckoning) -> dict[str, int]:
    """How many moved up and down between tiers of late."""
    if viewer.sees_every_customer and "moved" in reckoning.figures:
        return reckoning.figures["moved"]
    return moved_lately(viewer, until=timezone.localdate())


def fifths_seen_by(viewer: Viewer, reckoning: Reckoning) -> dict[tuple[int, int], int]:
    """Customers by their fifths of recency and frequency."""
    if viewer.sees_every_customer:
        counts = reckoning.figures["fifths"]
    else:
        own = Valuation.objects.filter(reckoning=reckoning, recency_fifth__gt=0).visible_to(viewer)
        counts = own.order_by().values_list("recency_fifth", "frequency_fifth").annotate(Count("customer"))
    return {(recency, frequency): customers for recency, frequency, customers in counts}
