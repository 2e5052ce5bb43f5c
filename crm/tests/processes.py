"""Management commands in processes of their own, on the tests' database: what a test wants to kill."""

import os
import subprocess
import sys
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection
from psycopg.conninfo import conninfo_to_dict

type Process = subprocess.Popen[str]


def manage(*words: object) -> Process:
    """`manage.py …`, with what it says and complains of at hand."""
    held = connection.settings_dict
    parts = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    told = " ".join(f"{name}='{held[key]}'" for name, key in parts.items() if held[key])
    return subprocess.Popen(
        [sys.executable, "manage.py", *map(str, words)],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": url_of(told)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def url_of(told: str) -> str:
    """The same database as an address, with a socket's folder or a host."""
    parts = conninfo_to_dict(told)
    name = parts.pop("dbname")
    return f"postgresql:///{quote(str(name))}?{urlencode(parts)}"
