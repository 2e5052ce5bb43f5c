from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import SimpleAdminConfig
from django.db.backends.signals import connection_created

ROOMS_WITH_CATALOGUES = ("staff", "customers", "purchases", "value", "crm")


class CrmConfig(AppConfig):
    default = True
    name = "crm"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from crm.models.demonstration import banner

        connection_created.connect(banner.look, dispatch_uid="crm.banner")


class AdministrationConfig(SimpleAdminConfig):
    """Django's admin, holding what our rooms register and nothing that any library would add by itself."""

    default = False
    default_site = "crm.administration.Administration"

    def ready(self) -> None:
        super().ready()
        for room in ROOMS_WITH_CATALOGUES:
            import_module(f"{room}.admin")
