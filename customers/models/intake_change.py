from django.db import models

from customers.models.intake import Intake


class IntakeChange(models.Model):
    """What an import changed on a row that was there before, so that it can be put back.

    Without `before` the import added the row to something that was there before, as an address to a customer.
    """

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="changes", db_index=False)
    model = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField()
    put_back = models.BooleanField(
        null=True, help_text="When undone: whether it could be put back, or was kept because it has changed since"
    )

    class Meta:
        indexes = [models.Index(fields=["intake", "id"], name="intake_change")]

    def __str__(self) -> str:
        return f"{self.model} {self.object_id}"
