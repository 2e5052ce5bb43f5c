"""Refuses migrations that a running older release would trip over."""

import os
import sys

import django

RELEASED: dict[str, str] = {}
"""The last migration of each room in the last release. What comes later must not disturb whoever still runs that release;
before the first release nobody does."""


def lint() -> bool:
    """Whether every migration since the last release can be applied under load."""
    from django.conf import settings
    from django_migration_linter import MigrationLinter

    released = [
        path.stem
        for room, last in RELEASED.items()
        for path in (settings.BASE_DIR / room / "migrations").glob("[0-9]*.py")
        if path.stem <= last
    ]
    linter = MigrationLinter(
        str(settings.BASE_DIR),
        include_apps=list(RELEASED),
        ignore_name=released,
        no_cache=True,
        quiet=["ok", "ignore", "warning"],
    )
    linter.lint_all_migrations()
    return not linter.has_errors


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crm.settings")
    django.setup()
    sys.exit(not (lint() if RELEASED else True))
