"""Which door takes which power. Views say it in one line: `@needs(Power.IMPORT)`."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from staff.rules.powers import MEANINGS, Power

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponse]


def needs[**P](power: Power) -> Callable[[View[P]], View[P]]:
    """Open the view below to members who hold this power; the others are told kindly which one they lack."""

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not may(request.user, power):
                return refuse(request, power)
            return view(request, *args, **kwargs)

        return guarded

    return guard


def may(viewer: Any, power: Power) -> bool:
    """Whether whoever asks holds this power; somebody who has not signed in holds none."""
    return viewer.is_authenticated and viewer.may(power)


def refuse(request: HttpRequest, power: Power) -> HttpResponse:
    """The designed answer to somebody who may not do this."""
    return render(request, "403.html", {"power": power, "meaning": MEANINGS[power]}, status=403)
