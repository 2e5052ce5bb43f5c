"""What may stand in an address: one thing of Rita's customer, one of Zoe's, and one that is not there.

Keyed by the word before it in the address: `customers/{pk}` takes its number from `customers`.
"""

from dataclasses import dataclass
from typing import Any

from crm.tests.doors.table import Whose
from customers.actions.create_customer import create_customer
from staff.actions.hand_out_password_link import hand_out_password_link
from staff.actions.issue_token import issue_token
from staff.models import Member
from wiring.panels import panels

NO_SUCH_NUMBER = 999_999_999


@dataclass(frozen=True)
class Thing:
    own: Any
    foreign: Any
    missing: Any = NO_SUCH_NUMBER

    def of(self, whose: Whose) -> Any:
        return getattr(self, whose.value)


def common(value: Any, missing: Any = NO_SUCH_NUMBER) -> Thing:
    """A thing that belongs to the house, not to a customer."""
    return Thing(value, value, missing)


def set_out(*, rita: Member, zoe: Member, admin: Member) -> dict[str, Thing]:
    """Put one of everything into the house."""
    mira = create_customer("Mira Lindqvist", by=rita, manager=rita, phone="+49 30 5557 0142")
    nora = create_customer("Nora Feld", by=zoe, manager=zoe, phone="+49 30 5557 0143")
    return {
        "customers": Thing(mira.pk, nora.pk),
        "panels": common(next(iter(panels), "no-panel-yet"), "no-such-panel"),
        "welcome": common(hand_out_password_link(rita, by=admin), "no-such-link"),
        "integrations": common(issue_token("Till", scopes=[], by=admin).integration.pk),
    }
