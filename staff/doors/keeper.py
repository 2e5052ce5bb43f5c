"""Stands at every door: who is not signed in, or not any more, or lacks a second factor, does not pass."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils import timezone, translation

from staff.models import Member
from wiring.rights import SECOND_FACTOR

SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
NOTICE_EVERY = timedelta(minutes=5)


class Doorkeeper(LoginRequiredMiddleware):
    """Lets members through. Costs no query beyond loading session and member, which every page needs."""

    def process_request(self, request: HttpRequest) -> None:
        """Whoever used this thread before may live in another time zone."""
        timezone.deactivate()

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponse | None:
        if not getattr(view_func, "login_required", True):
            return None
        request.behind_door = True  # type: ignore[attr-defined]
        member = request.user
        if isinstance(member, Member) and is_over(request):
            logout(request)
        if not request.user.is_authenticated:
            return self.handle_no_permission(request, view_func)
        notice(request)
        if isinstance(request.user, Member):
            speak_as(request.user, request)
        if lacks_second_factor(request) and not getattr(view_func, "before_second_factor", False):
            return send_to(request, resolve_url("second_factor"))
        return None

    def get_login_url(self, view_func: Callable[..., Any]) -> str:
        """There is one sign-in page, for the administration too."""
        return resolve_url(settings.LOGIN_URL)

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponse:
        """To the sign-in page, and back afterwards. Part of a page cannot show one: it tells the browser to go."""
        if is_part_of_a_page(request):
            return send_to(request, sign_in_and_back(request))
        return super().handle_no_permission(request, view_func)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """What was shown behind the door stays in no cache."""
        if getattr(request, "behind_door", False):
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


def speak_as(member: Member, request: HttpRequest) -> None:
    """From here on every moment of this request is told on the member's clock, and in the language they chose."""
    if member.time_zone:
        with suppress(ZoneInfoNotFoundError, ValueError):
            timezone.activate(ZoneInfo(member.time_zone))
    if member.language and translation.check_for_language(member.language):
        translation.activate(member.language)
        request.LANGUAGE_CODE = translation.get_language()


def before_second_factor[**P](view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Open a view to members who still have to enrol their second factor."""
    view.before_second_factor = True  # type: ignore[attr-defined]
    return view


def lacks_second_factor(request: HttpRequest) -> bool:
    member = request.user
    return (
        isinstance(member, Member) and member.must_use_second_factor and not request.session.get(SECOND_FACTOR, False)
    )


def is_over(request: HttpRequest) -> bool:
    """Whether this session lasted its time, or nobody did anything in it for too long."""
    now = timezone.now()
    since = moment(request, SIGNED_IN_AT)
    seen = moment(request, SEEN_AT)
    if since is None or seen is None:
        return True
    return now - since > settings.SIGNED_IN_FOR or now - seen > settings.SIGNED_IN_IDLE


def moment(request: HttpRequest, key: str) -> datetime | None:
    seconds = request.session.get(key)
    return None if seconds is None else datetime.fromtimestamp(seconds, tz=UTC)


def notice(request: HttpRequest) -> None:
    """Remember that somebody is there, every few minutes. A page that refreshes itself is nobody."""
    if is_part_of_a_page(request) and request.method == "GET":
        return
    now = timezone.now()
    seen = moment(request, SEEN_AT)
    if seen is None or now - seen > NOTICE_EVERY:
        request.session[SEEN_AT] = now.timestamp()


def is_part_of_a_page(request: HttpRequest) -> bool:
    """A request by htmx or of a live stream: its answer does not replace the page."""
    return request.headers.get("HX-Request") == "true" or "text/event-stream" in request.headers.get("Accept", "")


def send_to(request: HttpRequest, address: str) -> HttpResponse:
    """Go there: by redirect, or for part of a page by telling htmx to load a whole one."""
    if is_part_of_a_page(request):
        return HttpResponse(status=401, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def sign_in_and_back(request: HttpRequest) -> str:
    """The sign-in page, which knows whereto to return when htmx says on which page it stands."""
    page = urlsplit(request.headers.get("HX-Current-URL", ""))
    query = {"next": page._replace(scheme="", netloc="", fragment="").geturl()} if page.path else None
    return reverse("sign_in", query=query)


def begin(sender: object, request: HttpRequest, **others: object) -> None:
    """Whenever a session begins, its time begins."""
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = timezone.now().timestamp()


user_logged_in.connect(begin, dispatch_uid="staff.doors.keeper.begin")
