from django.db import transaction
from django.utils import timezone

from staff.actions.change_password import change_password
from staff.models import PasswordLink


class LinkUsed(Exception):
    """Somebody was quicker, or the link's day is over."""


@transaction.atomic
def use_password_link(link: PasswordLink, *, password: str) -> None:
    """Set a password by a link, which then is void. Raises LinkUsed."""
    now = timezone.now()
    if not PasswordLink.objects.good(now).filter(pk=link.pk).update(used_at=now):
        raise LinkUsed
    change_password(link.member, to=password)
