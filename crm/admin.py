"""Work that failed for good, for admins to see. Retrying it is the worker's command line's business."""

from django.contrib import admin

from crm.models import FailedJob
from staff.admin.bases import LookOnly


@admin.register(FailedJob)
class FailedJobAdmin(LookOnly):
    list_display = ["id", "task_name", "queue_name", "args", "attempts", "scheduled_at"]
    fields = list_display
    list_display_links = ["id"]
