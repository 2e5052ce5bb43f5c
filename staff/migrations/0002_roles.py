"""The roles of `staff/rules/powers.py`, written into the database once; admins may change them there."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from staff.rules.powers import ROLES


def open_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    role = apps.get_model("staff", "Role")
    for code, (name, powers) in ROLES.items():
        role.objects.get_or_create(code=code, defaults={"name": name, "powers": sorted(powers)})


class Migration(migrations.Migration):
    dependencies = [("staff", "0001_initial")]

    operations = [migrations.RunPython(open_roles, migrations.RunPython.noop)]
