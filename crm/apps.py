from django.apps import AppConfig
from django.db.backends.signals import connection_created


class CrmConfig(AppConfig):
    name = "crm"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from crm.models.demonstration import banner

        connection_created.connect(banner.look, dispatch_uid="crm.banner")
