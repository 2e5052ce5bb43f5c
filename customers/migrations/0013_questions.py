from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# key, question, benefit
QUESTIONS = [
    ("need", "What should we always see to for you?", "So that it goes right the first time"),
    ("best_time", "When do you like us to call?", "So that we never call when it does not suit you"),
    ("prefers", "How do you like us to get in touch?", "So that we use the way you like best"),
    ("interest", "What would you like to hear about from us?", "So that we write only of what you care about"),
]


def ask_for_what_we_came_with(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The kinds of facts we came with learn how to ask; those a company made itself are its own business."""
    for key, question, benefit in QUESTIONS:
        apps.get_model("customers", "FactType").objects.filter(pk=key, question="").update(
            question=question, benefit=benefit
        )


class Migration(migrations.Migration):

    dependencies = [
        ('customers', '0012_words_of_names'),
    ]

    operations = [
        migrations.AddField(
            model_name='facttype',
            name='question',
            field=models.CharField(blank=True, default='', help_text='As one of us would ask it; without it nobody is asked', max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='facttype',
            name='benefit',
            field=models.CharField(blank=True, default='', help_text='What the customer has from answering', max_length=200),
            preserve_default=False,
        ),
        migrations.RunPython(ask_for_what_we_came_with, migrations.RunPython.noop),
    ]
