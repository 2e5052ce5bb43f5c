from django.db import models

from interactions.models.web_visit import WebVisit


class PageView(models.Model):
    """One page looked at during a web visit."""

    visit = models.ForeignKey(WebVisit, models.CASCADE, related_name="views", db_index=False)
    at = models.DateTimeField()
    path = models.CharField(max_length=500)
    title = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=40, default="page", help_text="page, or the name of what happened on it")

    class Meta:
        indexes = [models.Index(fields=["visit", "at"], name="page_view_of_visit")]

    def __str__(self) -> str:
        return self.path
