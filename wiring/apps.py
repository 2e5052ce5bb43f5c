from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "wiring"
    default_auto_field = "django.db.models.BigAutoField"
