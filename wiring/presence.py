"""Who has the page of a topic open, in all web processes together: each tells the others whom it has there."""

import uuid
from collections import defaultdict
from typing import NamedTuple

HERE = "here "
"""Before a topic: not something about it changed, but who has it open."""


AGAIN_EVERY = 20.0
"""Seconds after which each process says again whom it has."""
LASTS = 65.0
"""Seconds. What was not said again for so long was said by a process that died without a word."""


class Told(NamedTuple):
    members: set[int]
    at: float


class Presence:
    """What one process knows of the others: whom each has at a topic, and when it said so."""

    def __init__(self) -> None:
        self.name = uuid.uuid4().hex[:8]
        self.elsewhere: dict[str, dict[str, Told]] = defaultdict(dict)

    def said(self, topic: str, members: set[int]) -> str:
        """`here customer-42 3f9a01cc 7,12`"""
        return f"{HERE}{topic} {self.name} {written(members)}"

    def hear(self, said: str, *, now: float) -> tuple[str, bool]:
        """The topic, and whether another process came to it that does not know of us yet."""
        topic, name, listed = said.removeprefix(HERE).split(" ")
        known = self.elsewhere[topic]
        is_new = name not in (self.name, *known)
        if name != self.name and listed:
            known[name] = Told({int(member) for member in listed.split(",")}, now)
        else:
            known.pop(name, None)
        if not known:
            del self.elsewhere[topic]
        return topic, is_new and bool(listed)

    def forget_silent(self, *, now: float) -> set[str]:
        """Forget what was not said again; the topics it was about."""
        silent = [
            (topic, name)
            for topic, known in self.elsewhere.items()
            for name, told in known.items()
            if told.at < now - LASTS
        ]
        for topic, name in silent:
            del self.elsewhere[topic][name]
            if not self.elsewhere[topic]:
                del self.elsewhere[topic]
        return {topic for topic, _name in silent}

    def news(self, topic: str, ours: set[int]) -> str:
        """`here customer-42 7,12`: everybody there, as the screens are told."""
        others = (told.members for told in self.elsewhere.get(topic, {}).values())
        return f"{HERE}{topic} {written(ours.union(*others))}"


def written(members: set[int]) -> str:
    return ",".join(str(member) for member in sorted(members))
