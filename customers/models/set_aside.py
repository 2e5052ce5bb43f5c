from typing import ClassVar, Self

from django.db import models


class SetAsideQuerySet(models.QuerySet["SetAside"]):
    def waiting(self) -> Self:
        """Those nobody has decided about yet."""
        return self.filter(dismissed_at=None)


class SetAside(models.Model):
    """One event that one reaction could not digest, put aside so that the others go on. It waits for a person.

    The row goes when the reaction has taken the event after all; it stays, with who and why, when it was let be.
    """

    reaction = models.CharField(max_length=120)
    event_id = models.BigIntegerField()
    error = models.TextField()
    set_aside_at = models.DateTimeField(auto_now_add=True)
    dismissed_at = models.DateTimeField(null=True, blank=True)
    dismissed_by = models.ForeignKey("staff.Member", models.PROTECT, null=True, blank=True, related_name="+")
    dismissed_because = models.TextField(blank=True)

    objects: ClassVar[models.Manager["SetAside"]] = SetAsideQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "set aside"
        constraints = [models.UniqueConstraint(fields=["reaction", "event_id"], name="set_aside_once")]

    def __str__(self) -> str:
        return f"{self.reaction}: {self.event_id}"
