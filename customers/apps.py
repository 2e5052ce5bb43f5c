from importlib import import_module

from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "customers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for piece in ("events", "search", "filters", "intake", "panels", "topics"):
            import_module(f"customers.{piece}")
