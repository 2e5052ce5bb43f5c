from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.admin.models import ADDITION
from django.db import transaction

from staff.actions.hand_out_password_link import hand_out_password_link
from staff.models import Deed, Member, Role


class Invited(NamedTuple):
    """A new member, and the secret of the link with which they set their password."""

    member: Member
    secret: str


@transaction.atomic
def invite(name: str, *, email: str, roles: Iterable[Role], by: Member) -> Invited:
    """Take somebody on: they cannot sign in until they used the link that is handed to them."""
    member = Member.objects.create_user(email, None, name=name)
    member.roles.set(roles)
    Deed.objects.record("Invited.", by=by, about=member, flag=ADDITION)
    return Invited(member, hand_out_password_link(member, by=by))
