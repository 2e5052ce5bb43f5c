"""What the tracker on the web site may say, and how it is read. Everything in it was written by a stranger."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

LARGEST = 64 * 1024
LARGEST_EVENT = 4 * 1024
MOST = 50
LATEST = timedelta(hours=24)
NAMES = frozenset({"page", "search", "product", "cart", "checkout", "download", "form"})


class Unreadable(ValueError):
    """The batch is not one that our script sends; nothing of it is taken."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing a visitor did, `age` before the batch was sent."""

    name: str
    path: str
    title: str
    referrer: str
    age: timedelta


@dataclass(frozen=True, slots=True)
class Batch:
    """What one browser tells at a time. `link` and `email` with `proof` are claims to be a certain customer."""

    visitor: UUID
    seen: tuple[Seen, ...]
    link: str
    email: str
    proof: str


def read_batch(body: bytes) -> Batch:
    """Raises `Unreadable`."""
    if len(body) > LARGEST:
        raise Unreadable("too large")
    try:
        told = json.loads(body.decode(), parse_constant=refuse)
        events, who = told.get("events", []), told.get("who", {})
        if not isinstance(events, list) or len(events) > MOST:
            raise Unreadable("no list, or too long a one")
        return Batch(
            visitor=UUID(text(told["visitor"], 36)),
            seen=tuple(read_event(event) for event in events),
            link=text(told.get("link", ""), 400),
            email=text(who.get("email", ""), 254),
            proof=text(who.get("hash", ""), 64),
        )
    except Unreadable:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as problem:
        raise Unreadable(type(problem).__name__) from problem


def read_event(event: dict[str, Any]) -> Seen:
    if len(json.dumps(event)) > LARGEST_EVENT:
        raise Unreadable("an event is too large")
    age = timedelta(milliseconds=event["age"])
    path = urlsplit(text(event["path"], LARGEST_EVENT)).path
    if event["name"] not in NAMES or not path.startswith("/") or not timedelta(0) <= age <= LATEST:
        raise Unreadable("an event is none of ours")
    referrer = urlsplit(text(event.get("referrer", ""), LARGEST_EVENT))
    origin = f"{referrer.netloc.rpartition('@')[2]}{referrer.path}" if referrer.scheme in ("http", "https") else ""
    return Seen(event["name"], path[:500], text(event.get("title", ""), LARGEST_EVENT)[:200], origin[:500], age)


def text(value: Any, longest: int) -> str:
    """A string that the database can hold."""
    if not isinstance(value, str) or len(value) > longest or "\0" in value:
        raise Unreadable("no text")
    value.encode()
    return value


def refuse(constant: str) -> None:
    raise Unreadable(constant)


def proof_for(email: str, secret: str) -> str:
    """What the company's own site shows for a signed-in user: only who knows the secret can make it."""
    return hmac.new(secret.encode(), email.encode(), hashlib.sha256).hexdigest()


def proves(proof: str, email: str, secret: str) -> bool:
    """Without a secret nothing is proven."""
    return bool(secret) and hmac.compare_digest(proof.encode(), proof_for(email, secret).encode())
