"""The roles of `staff/rules/powers.py`, which admins may change, and what the administration shows of others' tables."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from staff.rules.powers import ROLES


def open_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    role = apps.get_model("staff", "Role")
    for code, (name, powers) in ROLES.items():
        role.objects.get_or_create(code=code, defaults={"name": name, "powers": sorted(powers)})


class Migration(migrations.Migration):
    dependencies = [
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("axes", "0010_accessattemptexpiration"),
        ("staff", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deed",
            fields=[],
            options={
                "verbose_name": "deed",
                "ordering": ["-action_time", "-id"],
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("admin.logentry",),
        ),
        migrations.CreateModel(
            name="SignIn",
            fields=[],
            options={
                "verbose_name": "sign-in",
                "verbose_name_plural": "sign-ins",
                "ordering": ["-attempt_time"],
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("axes.accesslog",),
        ),
        migrations.CreateModel(
            name="WrongPassword",
            fields=[],
            options={
                "verbose_name": "wrong password",
                "verbose_name_plural": "wrong passwords",
                "ordering": ["-attempt_time"],
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("axes.accessattempt",),
        ),
        migrations.RunPython(open_roles, migrations.RunPython.noop),
    ]
