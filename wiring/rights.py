"""Whether those who listen may still listen, asked again and again while their streams are open."""

from collections.abc import Iterable
from importlib import import_module
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from wiring.topics import unheard, who_is_present

SECOND_FACTOR = "second_factor"
"""Where a session says whether it was opened with a second factor."""


class Listener(NamedTuple):
    """Who opened a stream, in which session, and for what. `proof` changes when the member's sessions end.

    `sure` says whether the session was opened with a second factor.
    `at` are those of the topics whose page they have open and may be seen at by the others there.
    """

    member: int
    session: str
    proof: str
    topics: frozenset[str]
    sure: bool = False
    at: frozenset[str] = frozenset()


def without_right(listeners: Iterable[Listener]) -> set[Listener]:
    """Those who are signed out or deactivated, lack a second factor that is asked of them by now, or may not hear any
    more of one of their topics.

    A handful of queries for all of them together.
    """
    listeners = set(listeners)
    members = who_is_present({listener.member for listener in listeners})
    sessions = living_sessions({listener.session for listener in listeners})
    here = {
        listener
        for listener in listeners
        if listener.session in sessions
        and listener.member in members
        and members[listener.member].get_session_auth_hash() == listener.proof
        and (listener.sure or not members[listener.member].must_use_second_factor)
    }
    hearings = {(listener.member, topic) for listener in here for topic in listener.topics}
    refused = {(viewer.pk, topic) for viewer, topic in unheard((members[key], topic) for key, topic in hearings)}
    deaf = {one for one in here if any((one.member, topic) in refused for topic in one.topics)}
    return listeners - here | deaf


def living_sessions(keys: set[str]) -> set[str]:
    store = import_module(settings.SESSION_ENGINE).SessionStore
    living = store.get_model_class().objects.filter(pk__in=keys, expire_date__gt=timezone.now())
    return set(living.values_list("pk", flat=True))
