"""Django as it comes, for `bench/bare.py`: our database, no middleware."""

from crm.settings import *  # noqa: F403

MIDDLEWARE: list[str] = []
ROOT_URLCONF = "bench.bare"
