"""Sessions in the database, as Django keeps them; only that every request asks for its own in words written once."""

from datetime import datetime

from django.contrib.sessions.backends.db import SessionStore as Kept
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from wiring.questions import question


class SessionStore(Kept):
    """`SESSION_ENGINE`."""

    def _get_session_from_db(self) -> Session | None:
        session = next(iter(running(str(self.session_key), timezone.now())), None)
        if session is None:
            self._session_key = None
        return session


@question
def running(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
