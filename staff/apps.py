from importlib import import_module

from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "staff"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # It notes when a session begins, also one begun before the first request came through the door.
        import_module("staff.doors.keeper")
        import_module("staff.topics")
