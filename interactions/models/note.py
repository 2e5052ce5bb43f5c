from typing import ClassVar, Self

from django.db import models

from customers.models import Customer, Viewer


class NoteQuerySet(models.QuerySet["Note"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__in=Customer.objects.visible_to(viewer))

    def standing(self) -> Self:
        return self.filter(withdrawn_at=None, corrected_by=None)


class Note(models.Model):
    """What somebody of ours wrote down about a customer. The log holds its beginning, this row the whole text.

    A correction is a new note that replaces this one; both stay.
    """

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="notes")
    text = models.TextField(max_length=10_000)
    by = models.ForeignKey("staff.Member", models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()
    corrected_by = models.OneToOneField("self", models.SET_NULL, null=True, blank=True, related_name="corrects")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Note"]] = NoteQuerySet.as_manager()

    def __str__(self) -> str:
        return self.text[:80]
