from typing import NamedTuple

from django.db import models

from wiring.fields import TransactionIdField


class Position(NamedTuple):
    """A place in the log. Transactions become certain in the order of their numbers, lines within one by theirs."""

    transaction_id: int
    event_id: int


BEGINNING = Position(0, 0)


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
    retry_at = models.DateTimeField(null=True, blank=True, help_text="After a failure: not to be tried before")

    def __str__(self) -> str:
        return self.reaction

    @property
    def position(self) -> Position:
        return Position(self.transaction_id, self.event_id)

    def move(self, to: Position) -> None:
        """Remember that everything up to this place has been seen, so that nothing hinders us now."""
        self.transaction_id, self.event_id = to
        self.failures, self.last_error, self.retry_at = 0, "", None
        self.save()
