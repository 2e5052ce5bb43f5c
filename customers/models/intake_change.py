from django.db import models

from customers.models.intake import Intake


class IntakeChange(models.Model):
    """What an import changed on a row that was there before, so that it can be put back."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="changes")
    model = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["intake", "id"], name="intake_change")]

    def __str__(self) -> str:
        return f"{self.model} {self.object_id}"
