"""Lists that ask for something to be done: each ends in tasks for those who look after the customers, never in a mass mail."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from customers.models import Customer
from customers.views.beats import tell
from customers.views.customers import COUNTED
from interactions.actions.give_tasks import give_tasks
from interactions.models import Task
from staff.doors import MemberRequest, needs
from staff.models import Member
from staff.rules.powers import Power
from wiring.filters import filters

SILENT = timedelta(days=60)
DUE = timedelta(days=7)
MOST = 1000


@dataclass(frozen=True, slots=True)
class ActionList:
    """Customers found by words of the list's address, why they stand here, and what somebody should do."""

    code: str
    name: Any
    task: Any
    words: Callable[[date], dict[str, str]]

    @property
    def query(self) -> str:
        """The address of its rows among all customers, behind the question mark."""
        return urlencode(self.words(timezone.localdate()))

    def customers(self, viewer: Member) -> QuerySet[Customer]:
        found = Customer.objects.visible_to(viewer)
        for name, value in self.words(timezone.localdate()).items():
            found = filters[name].narrow(found, value, viewer)
        return found


LISTS = [
    ActionList(
        "silent_mvc",
        gettext_lazy("Most valuable, no contact for 60 days"),
        gettext_lazy("Get in touch: nobody has talked with them for 60 days"),
        lambda today: {"tier": "mvc", "silent": (today - SILENT).isoformat()},
    ),
    ActionList(
        "falling_mvc",
        gettext_lazy("Most valuable, less likely to buy again than before"),
        gettext_lazy("Find out what has changed: they buy less than they used to"),
        lambda _today: {"tier": "mvc", "trend": "falling"},
    ),
    ActionList(
        "growable",
        gettext_lazy("Most growable"),
        gettext_lazy("Show them what customers like them buy"),
        lambda _today: {"tier": "mgc"},
    ),
    ActionList(
        "below_zero",
        gettext_lazy("Relationships to review"),
        gettext_lazy("Find a way to serve them that costs less"),
        lambda _today: {"tier": "bz"},
    ),
]


def action_lists(viewer: Member) -> list[tuple[ActionList, int, bool]]:
    """Each list with how many customers stand on it, and whether there are more than are counted; empty ones left out."""
    counted = [(each, each.customers(viewer).order_by()[: COUNTED + 1].count()) for each in LISTS]
    return [(each, min(customers, COUNTED), customers > COUNTED) for each, customers in counted if customers]


@require_POST
@needs(Power.ASSIGN_MANAGERS)
def tasks(request: MemberRequest, code: str) -> HttpResponse:
    """Everybody on the list becomes a task for whoever looks after them, and for the asker where nobody does: so many at
    a time, for nobody takes a hundred thousand tasks back one by one."""
    wanted = next((each for each in LISTS if each.code == code), None)
    if wanted is None:
        raise Http404
    source = f"value.{code}"
    customers = wanted.customers(request.user).order_by("pk").values_list("pk", flat=True)
    have_one = Exists(Task.objects.open().filter(customer=OuterRef("pk"), source=source))
    had_one = customers.filter(have_one)[:COUNTED].count()
    without = list(customers.exclude(have_one)[: MOST + 1])
    given, faster = give_tasks(
        without[:MOST], what=str(wanted.task), why=str(wanted.name), source=source,
        due=timezone.localdate() + DUE, by=request.user,
    )  # fmt: skip
    left_out = had_one + faster
    words = ngettext("%(count)s task given.", "%(count)s tasks given.", given) % {"count": given}
    if len(without) > MOST:
        words += " " + _("There are more customers on this list: give it again for the next.")
    if left_out:
        words += " " + _("%(count)s customers have it on somebody’s list already.") % {"count": left_out}
    tell(request, words)
    return redirect("value")
