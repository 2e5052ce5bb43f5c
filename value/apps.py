from importlib import import_module

from django.apps import AppConfig


class ValueConfig(AppConfig):
    name = "value"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in ("events", "filters", "panels", "reactions", "topics"):
            import_module(f"value.{module}")
