"""The channels a company starts with. Names and costs are theirs to change in the administration."""

from decimal import Decimal

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# code, name, icon, cost per contact (EUR), personal
CHANNELS = [
    ("phone", "Phone", "phone", "4.5000", True),
    ("email", "E-mail", "mail", "2.2000", True),
    ("chat", "Chat", "message-circle", "1.8000", True),
    ("store", "Store", "store", "3.0000", True),
    ("visit", "Sales visit", "briefcase", "95.0000", True),
    ("sms", "SMS", "smartphone", "0.0900", True),
    ("post", "Post", "mail-open", "1.4000", True),
    ("web", "Web", "globe", "0.0100", False),
    ("portal", "Portal", "monitor", "0.0300", False),
    ("community", "Community", "users", "0.0500", False),
]


def open_channels(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    channel = apps.get_model("customers", "Channel")
    for position, (code, name, icon, cost, personal) in enumerate(CHANNELS, start=1):
        channel.objects.get_or_create(
            code=code,
            defaults={
                "name": name,
                "icon": icon,
                "cost_per_contact": Decimal(cost),
                "personal": personal,
                "position": position * 10,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("customers", "0002_append_only")]

    operations = [migrations.RunPython(open_channels, migrations.RunPython.noop)]
