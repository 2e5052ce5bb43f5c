from typing import ClassVar

from django.db import models

from wiring.questions import Sentence

_BIND = Sentence(
    "INSERT INTO customers_eventkey (source, key, event_id) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING RETURNING id"
)


class EventKeyManager(models.Manager["EventKey"]):
    def bind(self, source: str, key: str, event_id: int) -> bool:
        """Give the event this name; False if another has it."""
        return bool(_BIND(source, key, event_id))


class EventKey(models.Model):
    """The name another system gives to an event it sent us, so that telling us twice records it once."""

    source = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    event_id = models.BigIntegerField()
    intake = models.ForeignKey("customers.Intake", models.CASCADE, null=True, blank=True, related_name="+")

    objects: ClassVar[EventKeyManager] = EventKeyManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="event_key_once")]

    def __str__(self) -> str:
        return f"{self.source}:{self.key}"
