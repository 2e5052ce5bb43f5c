from importlib import import_module

from django.apps import AppConfig


class PurchasesConfig(AppConfig):
    name = "purchases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in ("events", "panels", "search", "intake"):
            import_module(f"purchases.{module}")
