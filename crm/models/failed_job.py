from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django.models import ProcrastinateJob


class FailedJobManager(models.Manager["FailedJob"]):
    def get_queryset(self) -> models.QuerySet["FailedJob"]:
        return super().get_queryset().filter(status="failed")


class FailedJob(ProcrastinateJob):
    """Work that was tried until it was given up. (The table is procrastinate's, which Django only reads.)"""

    objects: ClassVar[FailedJobManager] = FailedJobManager()  # type: ignore[assignment]

    class Meta:
        proxy = True
        ordering = ["-id"]
        verbose_name = _("failed job")
        verbose_name_plural = _("failed jobs")

    def __str__(self) -> str:
        return f"{self.task_name} {self.pk}"
