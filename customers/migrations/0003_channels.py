"""What a company starts with, and changes in the administration: channels, the words of consent, what is worth knowing."""

from decimal import Decimal

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# code, name, icon, cost per contact (EUR), personal, asks_consent
CHANNELS = [
    ("phone", "Phone", "phone", "4.5000", True, True),
    ("email", "E-mail", "mail", "2.2000", True, True),
    ("chat", "Chat", "message-circle", "1.8000", True, False),
    ("store", "Store", "store", "3.0000", True, False),
    ("visit", "Sales visit", "briefcase", "95.0000", True, False),
    ("sms", "SMS", "smartphone", "0.0900", True, True),
    ("post", "Post", "mail-open", "1.4000", True, True),
    ("web", "Web", "globe", "0.0100", False, False),
    ("portal", "Portal", "monitor", "0.0300", False, False),
    ("community", "Community", "users", "0.0500", False, False),
]

# The words customers are asked for their consent with, first version. A company's own words are a new version.
WORDINGS = {
    "marketing": "You may send me news and offers on this channel. I can withdraw this at any time, as easily.",
    "personal": "Someone who knows me may give me personal advice on this channel. I can withdraw this at any time.",
    "survey": "You may ask me on this channel what I think of you. I can withdraw this at any time.",
    "profiling": "You may remember what I look at on your web site, to serve me better. I can withdraw this at any time.",
}

# key, label, group, value, choices, several, days it keeps
FACT_TYPES = [
    ("need", "Needs", "need", "text", [], True, None),
    ("best_time", "Best time to call", "preference", "choice", ["mornings", "afternoons", "evenings"], False, 730),
    ("prefers", "Prefers", "preference", "choice", ["phone", "e-mail", "chat", "store", "letter"], False, 730),
    ("interest", "Interested in", "preference", "text", [], True, 730),
    ("habit", "Usually", "habit", "text", [], True, 365),
    ("life_event", "Life event", "life_event", "text", [], True, 365),
]


def open_channels(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    channel = apps.get_model("customers", "Channel")
    for position, (code, name, icon, cost, personal, asks_consent) in enumerate(CHANNELS, start=1):
        channel.objects.get_or_create(
            code=code,
            defaults={
                "name": name,
                "icon": icon,
                "cost_per_contact": Decimal(cost),
                "personal": personal,
                "asks_consent": asks_consent,
                "position": position * 10,
            },
        )


def write_wordings(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    wording = apps.get_model("customers", "Wording")
    for key, text in WORDINGS.items():
        wording.objects.get_or_create(key=key, version=1, language="en", defaults={"text": text})


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
    dependencies = [("customers", "0002_append_only")]

    operations = [
        migrations.RunPython(open_channels, migrations.RunPython.noop),
        migrations.RunPython(write_wordings, migrations.RunPython.noop),
        migrations.RunPython(write_catalogue, migrations.RunPython.noop),
    ]
