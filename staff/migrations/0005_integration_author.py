import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("staff", "0004_member_settings")]

    operations = [
        migrations.AddField(
            model_name="integration",
            name="author",
            field=models.OneToOneField(
                default=None,
                help_text="Who signs in the log what this system tells us",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="integration",
                to=settings.AUTH_USER_MODEL,
            ),
            preserve_default=False,
        ),
    ]
