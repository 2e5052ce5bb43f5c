from django.db import models


class Answer(models.Model):
    """What we answered to a request that carried an idempotency key, so that sending it again repeats the answer
    and not the deed. Kept for two days."""

    actor = models.CharField(max_length=60, help_text="Who asked: member-7 or integration-3")
    route = models.CharField(max_length=200)
    key = models.CharField(max_length=255)
    request_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    content_type = models.CharField(max_length=100, blank=True)
    location = models.CharField(max_length=500, blank=True)
    body = models.TextField(blank=True)
    answered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor", "route", "key"], name="answer_once")]
        indexes = [models.Index(fields=["answered_at"], name="answer_age")]

    def __str__(self) -> str:
        return f"{self.actor} {self.route} {self.key}"
