from django.contrib.admin.models import CHANGE
from django.db import transaction

from staff.actions.end_sessions import end_sessions
from staff.models import Deed, DemoAccount, Member


@transaction.atomic
def change_password(member: Member, *, to: str) -> None:
    """Give a member another password, already found good enough. All their sessions end; unused links are void."""
    member.set_password(to)
    member.save(update_fields=["password"])
    member.password_links.filter(used_at=None).delete()
    DemoAccount.objects.filter(member=member).delete()
    end_sessions(member)
    Deed.objects.record("Chose another password.", by=member, about=member, flag=CHANGE)
