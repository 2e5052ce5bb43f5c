"""The words customers are asked for their consent with, first version. A company's own words are a new version."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

WORDINGS = {
    "marketing": "You may send me news and offers on this channel. I can withdraw this at any time, as easily.",
    "personal": "Someone who knows me may give me personal advice on this channel. I can withdraw this at any time.",
    "survey": "You may ask me on this channel what I think of you. I can withdraw this at any time.",
    "profiling": "You may remember what I look at on your web site, to serve me better. I can withdraw this at any time.",
}


def write_wordings(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    wording = apps.get_model("customers", "Wording")
    for key, text in WORDINGS.items():
        wording.objects.get_or_create(key=key, version=1, language="en", defaults={"text": text})


class Migration(migrations.Migration):
    dependencies = [("customers", "0004_identify")]

    operations = [migrations.RunPython(write_wordings, migrations.RunPython.noop)]
