"""Passwords are hashed with Argon2, at most two at a time: each takes 0.2 s of a core and 100 MB."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from django.contrib.auth.hashers import Argon2PasswordHasher

AT_ONCE = 2
PATIENCE = 5.0

_places = BoundedSemaphore(AT_ONCE)


class TooBusy(Exception):
    """More people sign in than this machine can check just now."""


@contextmanager
def place() -> Iterator[None]:
    """Wait for one of the places, at most five seconds. Raises TooBusy."""
    if not _places.acquire(timeout=PATIENCE):
        raise TooBusy
    try:
        yield
    finally:
        _places.release()


class PatientArgon2Hasher(Argon2PasswordHasher):
    """Argon2 that a flood of sign-ins cannot turn into a stopped server."""

    def encode(self, password: str, salt: str) -> str:
        with place():
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with place():
            return super().verify(password, encoded)
