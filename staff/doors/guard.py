"""Which door takes which power. Views say it in one line: `@needs(Power.IMPORT)`."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.middleware import HtmxDetails

from staff.models import Member
from staff.rules.powers import MEANINGS, TAKES, Power


class MemberRequest(HttpRequest):
    """What a view behind the door is called with: somebody who is signed in. (For types only.)"""

    user: Member
    htmx: HtmxDetails


type View[R, **P] = Callable[Concatenate[R, P], HttpResponse]


def needs[R: HttpRequest, **P](power: Power) -> Callable[[View[R, P]], View[R, P]]:
    """Open the view below to members who hold this power; the others are told kindly which one they lack."""

    def guard(view: View[R, P]) -> View[R, P]:
        @wraps(view)
        def guarded(request: R, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not may(request.user, power):
                return refuse(request, power)
            return view(request, *args, **kwargs)

        return cast("View[R, P]", guarded)

    return guard


def may(viewer: Any, power: Power) -> bool:
    """Whether whoever asks holds this power; somebody who has not signed in holds none."""
    return bool(viewer.is_authenticated and viewer.may(power))


def refuse(request: HttpRequest, power: Power) -> HttpResponse:
    """The designed answer to somebody who may not do this."""
    meaning = "; ".join(MEANINGS[asked] for asked in (power, *sorted(TAKES.get(power, ()))))
    return render(request, "403.html", {"power": power, "meaning": meaning}, status=403)
