"""The database as Django is told of it: a small pool and strict time limits for pages, a kept connection elsewhere."""

from typing import Any

from psycopg.conninfo import conninfo_to_dict

# Values travel beside the statement, so that `wiring.questions` can have the statement planned once. Nothing else is
# prepared: the plan of a search depends on what is searched for.
BOUND = {"server_side_binding": True, "prepare_threshold": None}

# A page that waits longer than this has lost its reader; jobs and commands may take their time.
PAGE_LIMITS = {"statement_timeout": "10s", "lock_timeout": "2s", "idle_in_transaction_session_timeout": "30s"}


def described(url: str, *, for_pages: bool, pool_size: int) -> dict[str, Any]:
    """`DATABASES["default"]` for the PostgreSQL at `url`. Only connections that serve pages get limits and a pool.

    Streams and pages share few threads, so few connections do; waiting more than two seconds for one is an error.
    """
    given = conninfo_to_dict(url)
    options: dict[str, Any] = BOUND | {
        key: value for key, value in given.items() if key not in ("dbname", "user", "password", "host", "port")
    }
    if for_pages:
        limits = " ".join(f"-c {name}={value}" for name, value in PAGE_LIMITS.items())
        options["options"] = f"{given.get('options', '')} {limits}".strip()
        options["pool"] = {"min_size": 1, "max_size": pool_size, "timeout": 2, "max_idle": 5}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": given.get("dbname", ""),
        "USER": given.get("user", ""),
        "PASSWORD": given.get("password", ""),
        "HOST": given.get("host", ""),
        "PORT": given.get("port", ""),
        "CONN_MAX_AGE": 0 if for_pages else 600,
        "CONN_HEALTH_CHECKS": not for_pages,
        "OPTIONS": options,
    }
