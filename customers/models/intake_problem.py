from django.db import models

from customers.models.intake import Intake


class IntakeProblem(models.Model):
    """One row of a file that could not be taken, with its line and the reason in words."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="problems")
    line = models.BigIntegerField()
    reason = models.TextField()
    row = models.JSONField(default=list, help_text="The row's cells as they stood in the file")

    class Meta:
        ordering = ["line"]
        indexes = [models.Index(fields=["intake", "line"], name="intake_problem_line")]

    def __str__(self) -> str:
        return f"{self.line}: {self.reason}"
