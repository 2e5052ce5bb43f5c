from django.db import models

from staff.models import Member


class ColumnMapping(models.Model):
    """How somebody read a file with these headings; the next such file starts from it."""

    kind = models.CharField(max_length=20)
    header = models.CharField(max_length=64, help_text="SHA-256 of the headings")
    mapping = models.JSONField()
    options = models.JSONField(default=dict, help_text="What was said once for the whole file")
    saved_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "header"], name="column_mapping_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.header[:8]}"
