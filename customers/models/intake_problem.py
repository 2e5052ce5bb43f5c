from django.db import models

from customers.models.intake import Intake


class IntakeProblem(models.Model):
    """One row of a file that could not be taken, with its line and the reason in words."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="problems", db_index=False)
    line = models.BigIntegerField()
    reason = models.TextField()
    columns = models.JSONField(
        default=list, help_text="The places of the columns that are to blame, from 0; none: the row as a whole"
    )
    row = models.JSONField(default=list, help_text="The row's cells as they stood in the file")

    class Meta:
        ordering = ["line"]
        indexes = [models.Index(fields=["intake", "line"], name="intake_problem_line")]

    def __str__(self) -> str:
        return f"{self.line}: {self.reason}"

    @property
    def blamed(self) -> list[tuple[str, str]]:
        """The headings of the columns that are to blame, each with what its cell says."""
        headings = self.intake.columns
        return [(headings[place], self.row[place] if place < len(self.row) else "") for place in self.columns]
