"""Who may sign in: asked in this order by Django, after axes and before anything is hashed."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.db.models import Q, Sum
from django.http import HttpRequest
from django.utils import timezone

from staff.models import Member

# Wrong passwords, within a while, before nobody is heard any more: from one address, and for one account from anywhere.
FROM_ONE_ADDRESS = (60, timedelta(minutes=5))
FOR_ONE_ACCOUNT = (100, timedelta(hours=1))


class Patience:
    """Stops guessing that axes does not see: many accounts from one address, one account from many addresses."""

    def authenticate(self, request: HttpRequest, username: str = "", **credentials: object) -> None:
        address = request.META.get("REMOTE_ADDR")
        if too_many(Q(ip_address=address), *FROM_ONE_ADDRESS) or too_many(Q(username=username), *FOR_ONE_ACCOUNT):
            request.axes_locked_out = True  # type: ignore[attr-defined]
            raise PermissionDenied


def too_many(these: Q, limit: int, within: timedelta) -> bool:
    recent = AccessAttempt.objects.filter(these, attempt_time__gt=timezone.now() - within)
    return (recent.aggregate(failures=Sum("failures_since_start"))["failures"] or 0) >= limit


class MemberBackend(ModelBackend):
    """Signs members in by e-mail and loads them, powers included, in one query per request.

    Where there is no such account, or it may not sign in, a password is hashed all the same: the answer takes as long.
    """

    def get_user(self, user_id: int) -> Member | None:
        return Member.objects.with_powers().active().filter(pk=user_id).first()
