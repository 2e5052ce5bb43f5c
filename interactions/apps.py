from importlib import import_module

from django.apps import AppConfig


class InteractionsConfig(AppConfig):
    name = "interactions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for piece in ("events", "filters", "intake", "panels", "search", "topics"):
            import_module(f"interactions.{piece}")
