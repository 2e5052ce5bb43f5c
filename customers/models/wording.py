from typing import ClassVar, Self

from django.db import models


class WordingQuerySet(models.QuerySet["Wording"]):
    def newest(self) -> Self:
        """The version of each text that is asked today, in each language."""
        return self.order_by("key", "language", "-version").distinct("key", "language")


class Wording(models.Model):
    """The exact words somebody agreed to. A changed text is a new version, never an edited one."""

    key = models.SlugField(max_length=40)
    version = models.PositiveIntegerField(default=1)
    language = models.CharField(max_length=12, default="en")
    text = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["Wording"]] = WordingQuerySet.as_manager()

    class Meta:
        ordering = ["key", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["key", "version", "language"], name="wording_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key} v{self.version} ({self.language})"
