"""Who may sign in: asked in this order by Django, after axes and before anything is hashed."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet, Sum
from django.http import HttpRequest
from django.utils import timezone

from staff.models import Member, SignIn
from staff.rules.addresses import house_of
from wiring.questions import question

# Wrong passwords, within a while, before nobody is heard any more: from one address, and for one account from anywhere.
FROM_ONE_ADDRESS = (60, timedelta(minutes=5))
FOR_ONE_ACCOUNT = (100, timedelta(hours=1))
# How long an address is known as one from which the account's owner signs in.
KNOWN_FOR = timedelta(days=30)


class Patience:
    """Stops guessing that axes does not see: many accounts from one address, one account from many addresses.

    Whoever keeps guessing from everywhere must not shut out the account's owner: where they have signed in before, they
    are still heard, as often as axes allows one address.
    """

    def authenticate(self, request: HttpRequest, username: str = "", **credentials: object) -> None:
        address = address_of(request)
        if too_many(Q(ip_address=address), *FROM_ONE_ADDRESS) or (
            too_many(Q(username=username), *FOR_ONE_ACCOUNT) and not has_been_here(username, address)
        ):
            request.axes_locked_out = True  # type: ignore[attr-defined]
            raise PermissionDenied


def address_of(request: HttpRequest) -> str | None:
    """By which address attempts are counted; None when none is known, as on a socket of this machine."""
    return house_of(request.META.get("REMOTE_ADDR", "")) or None


def has_been_here(username: str, address: str | None) -> bool:
    since = timezone.now() - KNOWN_FOR
    return SignIn.objects.filter(username__iexact=username, ip_address=address, attempt_time__gt=since).exists()


def too_many(these: Q, limit: int, within: timedelta) -> bool:
    recent = AccessAttempt.objects.filter(these, attempt_time__gt=timezone.now() - within)
    return (recent.aggregate(failures=Sum("failures_since_start"))["failures"] or 0) >= limit


class MemberBackend(ModelBackend):
    """Signs members in by e-mail and loads them, powers included, in one query per request.

    Where there is no such account, or it may not sign in, a password is hashed all the same: the answer takes as long.
    """

    def get_user(self, user_id: int) -> Member | None:
        return next(iter(at_work(user_id)), None)


@question
def at_work(pk: int) -> QuerySet[Member]:
    return Member.objects.with_powers().active().filter(pk=pk)
