"""What a web process reads before it answers."""

import subprocess
import sys

from django.conf import settings

LOOK = "import django, sys; django.setup(); import crm.urls; print([name for name in sys.modules if name == 'scipy'])"


def test_pages_start_without_the_models_of_value() -> None:
    """They and what they are made of cost every process a second and sixty megabytes; the worker alone needs them."""
    said = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "[]"
