from django.db import models

from wiring.fields import TransactionIdField


class Cursor(models.Model):
    """How far one reaction has read the log. One row per reaction; it moves in the same transaction as the effects."""

    reaction = models.CharField(max_length=120, primary_key=True)
    transaction_id = TransactionIdField(default=0)
    event_id = models.BigIntegerField(default=0)
    moved_at = models.DateTimeField(auto_now=True)
    failures = models.PositiveIntegerField(
        default=0, help_text="Failures in a row; a reaction that keeps failing is shown, not skipped"
    )
    last_error = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.reaction
