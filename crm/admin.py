"""Work that failed for good, for admins to see. Retrying it is the worker's command line's business."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from procrastinate.contrib.django.models import ProcrastinateJob

from staff.admin.bases import LookOnly


@admin.register(ProcrastinateJob)
class FailedJobAdmin(LookOnly):
    list_display = ["id", "task_name", "queue_name", "args", "attempts", "scheduled_at"]
    ordering = ["-id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ProcrastinateJob]:
        return super().get_queryset(request).filter(status="failed")
