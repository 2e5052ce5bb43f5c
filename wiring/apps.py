from importlib import import_module

from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "wiring"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("wiring.lookups")
