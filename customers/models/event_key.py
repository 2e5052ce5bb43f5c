from django.db import models


class EventKey(models.Model):
    """The name another system gives to an event it sent us, so that telling us twice records it once."""

    source = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    event_id = models.BigIntegerField()
    intake = models.ForeignKey("customers.Intake", models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="event_key_once")]

    def __str__(self) -> str:
        return f"{self.source}:{self.key}"
