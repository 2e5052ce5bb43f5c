"""What the customers one may see need, counted: how many have each need, and of how many nothing is known."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from customers.models import Customer, Fact, Viewer
from value.models.need import Need
from value.models.need_group import NeedGroup
from value.rules.needs import KNOWN_ENOUGH, coverage, diversity


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many customers have one need, and how many of them told us so or were made sure of."""

    group: NeedGroup
    customers: int
    told: int
    share: float


@dataclass(frozen=True, slots=True)
class NeedsOfTheBase:
    """Shares are of all customers. `diversity` is None where too few needs are known to say anything of the whole."""

    groups: list[GroupCount]
    customers: int
    known: int
    coverage: float
    diversity: float | None

    @property
    def unknown(self) -> int:
        """Customers of whom we know no need."""
        return self.customers - self.known

    @property
    def unknown_share(self) -> float:
        return coverage(self.unknown, self.customers)

    @property
    def is_known_enough(self) -> bool:
        return self.coverage >= KNOWN_ENOUGH


def needs_of_the_base(viewer: Viewer | None = None) -> NeedsOfTheBase:
    """Of the customers this viewer may see; of all of them, if nobody asks. Four queries, however many there are."""
    customers = Customer.objects.visible_to(viewer) if viewer else Customer.objects.present()
    total = customers.count()
    known = customers.filter(Exists(Need.objects.known().filter(customer=OuterRef("pk")))).count()
    told = Q(verdict=Need.Verdict.CONFIRMED) | Q(origin=Fact.Origin.SAID)
    needs = Need.objects.known().filter(customer__in=customers).order_by().values("group")
    counted = needs.annotate(have=Count("pk"), told=Count("pk", filter=told)).values_list("group", "have", "told")
    have = {group: (number, number_told) for group, number, number_told in counted}
    groups = [
        GroupCount(group, *have.get(group.pk, (0, 0)), coverage(have.get(group.pk, (0, 0))[0], total))
        for group in NeedGroup.objects.active()
    ]
    return NeedsOfTheBase(
        groups,
        total,
        known,
        coverage(known, total),
        diversity([group.customers for group in groups], known=known, customers=total),
    )
