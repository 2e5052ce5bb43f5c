"""Refuses migrations that a running older release would trip over."""

import os
import sys

import django


def lint() -> bool:
    """Whether every migration of our own rooms after the first can be applied under load."""
    from django.apps import apps
    from django.conf import settings
    from django_migration_linter import MigrationLinter

    ours = [app.label for app in apps.get_app_configs() if app.path.startswith(str(settings.BASE_DIR / app.label))]
    linter = MigrationLinter(
        str(settings.BASE_DIR),
        include_apps=ours,
        ignore_initial_migrations=True,
        no_cache=True,
        quiet=["ok", "ignore", "warning"],
    )
    linter.lint_all_migrations()
    return not linter.has_errors


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crm.settings")
    django.setup()
    sys.exit(not lint())
