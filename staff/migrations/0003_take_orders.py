"""Whoever may write contacts down may take orders too; admins may change that in the role afterwards."""

from django.apps.registry import Apps
import django.contrib.postgres.fields
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def let_them_take_orders(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    roles = apps.get_model("staff", "Role").objects
    for role in roles.filter(powers__contains=["record_contacts"]).exclude(powers__contains=["take_orders"]):
        role.powers = sorted([*role.powers, "take_orders"])
        role.save(update_fields=["powers"])


class Migration(migrations.Migration):
    dependencies = [
        ("staff", "0002_roles"),
    ]

    operations = [
        migrations.AlterField(
            model_name="role",
            name="powers",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("see_book", "See the customers of one's own book"),
                        ("see_all", "See every customer"),
                        (
                            "edit_customers",
                            "Change who a customer is: name, identities, addresses, facts, relationships",
                        ),
                        ("record_contacts", "Record contacts, notes and promises"),
                        (
                            "take_orders",
                            "Take orders by hand, and write down what becomes of them: delivered, called off, sent back",
                        ),
                        ("change_consent", "Write into the consent ledger"),
                        ("see_margin", "See what a purchase cost us and what it earned"),
                        ("assign_managers", "Give a customer a customer manager"),
                        ("import", "Bring customers, orders and interactions in from files, and undo that"),
                        ("export", "Take lists of customers out as files"),
                        ("share_views", "Share saved views with the team"),
                        ("administer", "Open the administration: staff, roles, channels, catalogues, the log"),
                    ],
                    max_length=40,
                ),
                blank=True,
                default=list,
            ),
        ),
        migrations.RunPython(let_them_take_orders, migrations.RunPython.noop),
    ]
