"""Who has the page of a topic open, in all web processes together: each tells the others whom it has there."""

import uuid
from collections import defaultdict

HERE = "here "
"""Before a topic: not something about it changed, but who has it open."""


class Presence:
    """What one process knows of the others. One that crashed is forgotten with the others' next start."""

    def __init__(self) -> None:
        self.name = uuid.uuid4().hex[:8]
        self.elsewhere: dict[str, dict[str, set[int]]] = defaultdict(dict)

    def said(self, topic: str, members: set[int]) -> str:
        """`here customer-42 3f9a01cc 7,12`"""
        return f"{HERE}{topic} {self.name} {written(members)}"

    def hear(self, said: str) -> tuple[str, bool]:
        """The topic, and whether another process came to it that does not know of us yet."""
        topic, name, listed = said.removeprefix(HERE).split(" ")
        known = self.elsewhere[topic]
        is_new = name not in (self.name, *known)
        if name != self.name and listed:
            known[name] = {int(member) for member in listed.split(",")}
        else:
            known.pop(name, None)
        if not known:
            del self.elsewhere[topic]
        return topic, is_new and bool(listed)

    def news(self, topic: str, ours: set[int]) -> str:
        """`here customer-42 7,12`: everybody there, as the screens are told."""
        return f"{HERE}{topic} {written(ours.union(*self.elsewhere.get(topic, {}).values()))}"


def written(members: set[int]) -> str:
    return ",".join(str(member) for member in sorted(members))
