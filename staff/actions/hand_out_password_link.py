import secrets

from django.contrib.admin.models import CHANGE
from django.db import transaction

from staff.models import Deed, Member, PasswordLink
from staff.models.password_link import digest_of_link


@transaction.atomic
def hand_out_password_link(member: Member, *, by: Member) -> str:
    """Make the one link with which a member may set their password, and answer its secret, which is shown once.

    Links handed out before are void. The old password keeps working until the link is used.
    """
    member.password_links.filter(used_at=None).delete()
    secret = secrets.token_urlsafe(32)
    PasswordLink.objects.create(member=member, digest=digest_of_link(secret), made_by=by)
    Deed.objects.record("Handed out a link to set a password.", by=by, about=member, flag=CHANGE)
    return secret
