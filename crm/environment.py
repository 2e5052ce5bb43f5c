"""What Picket reads from the environment. (First draft: see `read`.)"""

import os
from dataclasses import dataclass
from typing import Any

from psycopg.conninfo import conninfo_to_dict


@dataclass(frozen=True)
class Environment:
    debug: bool
    secret_key: str
    allowed_hosts: list[str]
    public_base_url: str
    time_zone: str
    database: dict[str, Any]


def read() -> Environment:
    dsn = conninfo_to_dict(os.environ.get("DATABASE_URL", "postgresql:///picket"))
    return Environment(
        debug=os.environ.get("DEBUG", "1") == "1",
        secret_key=os.environ.get("SECRET_KEY", "a development key, replaced by bin/run"),
        allowed_hosts=os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1").split(","),
        public_base_url=os.environ.get("PUBLIC_BASE_URL", "http://127.0.0.1:8000"),
        time_zone=os.environ.get("TIME_ZONE", "Europe/Berlin"),
        database={
            "ENGINE": "django.db.backends.postgresql",
            "NAME": dsn.get("dbname", "picket"),
            "USER": dsn.get("user", ""),
            "PASSWORD": dsn.get("password", ""),
            "HOST": dsn.get("host", ""),
            "PORT": dsn.get("port", ""),
        },
    )
