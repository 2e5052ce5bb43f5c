"""Which channels the consent ledger asks about, and a first catalogue of what is worth knowing; both are the admins' to change."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# key, label, group, value, choices, several, days it keeps
FACT_TYPES = [
    ("need", "Needs", "need", "text", [], True, None),
    ("best_time", "Best time to call", "preference", "choice", ["mornings", "afternoons", "evenings"], False, 730),
    ("prefers", "Prefers", "preference", "choice", ["phone", "e-mail", "chat", "store", "letter"], False, 730),
    ("interest", "Interested in", "preference", "text", [], True, 730),
    ("habit", "Usually", "habit", "text", [], True, 365),
    ("life_event", "Life event", "life_event", "text", [], True, 365),
]


def ask_where_we_reach_people(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("customers", "Channel").objects.filter(code__in=["email", "sms", "phone", "post"]).update(
        asks_consent=True
    )


def write_catalogue(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    fact_type = apps.get_model("customers", "FactType")
    for position, (key, label, group, value, choices, several, days) in enumerate(FACT_TYPES, start=1):
        fact_type.objects.get_or_create(
            key=key,
            defaults={
                "label": label,
                "group": group,
                "value": value,
                "choices": choices,
                "several": several,
                "keeps_days": days,
                "position": position * 10,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("customers", "0008_intake")]

    operations = [
        migrations.AddField(
            model_name="channel",
            name="asks_consent",
            field=models.BooleanField(
                default=False,
                help_text="We reach customers on it: the consent ledger asks about each purpose on it",
            ),
        ),
        migrations.RunPython(ask_where_we_reach_people, migrations.RunPython.noop),
        migrations.RunPython(write_catalogue, migrations.RunPython.noop),
    ]
