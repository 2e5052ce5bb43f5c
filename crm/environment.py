"""What Picket reads from the environment: one table, every value checked before anything starts.

A variable is the field's name in capitals; set but empty counts as not set. `bin/run --help` prints this table.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any
from urllib.parse import urlsplit

from crm import secret
from crm.kinds import (
    Kind,
    country,
    currency,
    host,
    hosts,
    language,
    postgresql,
    secret_key,
    shared_secret,
    short_text,
    site,
    sites,
    time_zone,
    whole,
    yes_or_no,
)


class WrongEnvironmentError(Exception):
    """Some variables hold what they do not accept; the message has one line for each."""


def setting(default: str, kind: Kind, meaning: str) -> Any:
    """One row of the table. Without a default the value is worked out, as the meaning says."""
    return field(default=None, metadata={"default": default, "kind": kind, "meaning": meaning})


@dataclass(frozen=True)
class Environment:
    """Everything that may differ between two installations of Picket."""

    port: int = setting("8000", whole(1, 65535), "where pages are served")
    host: str = setting("127.0.0.1", host, "the address to listen on; beyond this machine only behind a proxy")
    database_url: str = setting("", postgresql, "the database; without it an embedded one in .data/postgres")
    secret_key: str = setting("", secret_key, "signs sessions; without it one is made and kept in .data/secret_key")
    public_base_url: str = setting("", site, "what people type to get here; without it http://HOST:PORT")
    allowed_hosts: list[str] = setting("", hosts, "further names this site answers to, besides PUBLIC_BASE_URL's")
    proxy_hops: int = setting("0", whole(0, 5), "how many proxies of ours stand in front and set X-Forwarded-*")
    idle_minutes: int = setting("60", whole(5, 720), "after how long without anybody there a member is signed out")
    company_name: str = setting("Picket", short_text(80), "whose CRM this is, as shown on pages")
    company_address: str = setting("", short_text(200), "street; postcode and town, as printed on invoices")
    company_tax_number: str = setting("", short_text(40), "the tax number printed on invoices")
    time_zone: str = setting("Europe/Berlin", time_zone, "the company's time zone")
    language: str = setting("en", language, "the language of pages for who has not chosen one")
    default_region: str = setting("DE", country, "the country of phone numbers written without one")
    currency: str = setting("EUR", currency, "the currency of amounts given without one")
    demo: bool = setting("yes", yes_or_no, "whether bin/run loads the demonstration into an empty database")
    tracked_origins: list[str] = setting("", sites, "the company's own sites that may use the tracker")
    tracker_secret: str = setting(
        "", shared_secret, "shared with those sites, which prove with it who is signed in there"
    )
    debug: bool = setting("no", yes_or_no, "for developers: error pages with internals, files unbundled")
    web_processes: int = setting("2", whole(1, 64), "processes that serve pages and streams")
    web_threads: int = setting("4", whole(1, 64), "pages that one web process works on at once")
    largest_import: int = setting("200", whole(1, 20_000), "the largest file that may be imported, in megabytes")
    pool_size: int = setting("8", whole(2, 100), "database connections that one web process may hold")


def read(environ: Mapping[str, str] = os.environ) -> Environment:
    """The checked environment. Raises WrongEnvironmentError naming every variable that is wrong."""
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for row in fields(Environment):
        text = environ.get(row.name.upper(), "").strip() or row.metadata["default"]
        kind: Kind = row.metadata["kind"]
        try:
            values[row.name] = kind.parse(text) if text else None
        except (ValueError, KeyError):
            shown = "its value" if row.name in ("secret_key", "tracker_secret") else f"“{text}”"
            wrong.append(f"{row.name.upper()} does not accept {shown}: it accepts {kind.accepts}.")
    if wrong:
        raise WrongEnvironmentError("\n".join(wrong))
    return Environment(**worked_out(values))


def worked_out(values: dict[str, Any]) -> dict[str, Any]:
    """The values that follow from others when they are not given."""
    address = f"[{values['host']}]" if ":" in values["host"] else values["host"]
    base = values["public_base_url"] or f"http://{address}:{values['port']}"
    names = [
        urlsplit(base).hostname or "localhost",
        *(values["allowed_hosts"] or []),
        "localhost",
        "127.0.0.1",
        "[::1]",
    ]
    return values | {
        "public_base_url": base,
        "allowed_hosts": list(dict.fromkeys(names)),
        "secret_key": values["secret_key"] or secret.kept(),
        "tracked_origins": values["tracked_origins"] or [],
        "database_url": values["database_url"] or "postgresql:///picket",
    }


def read_or_exit(environ: Mapping[str, str] = os.environ) -> Environment:
    """The same for programs: says what is wrong and ends with exit code 2, without a traceback."""
    try:
        return read(environ)
    except (WrongEnvironmentError, secret.FolderNotOurs) as error:
        print(f"Picket cannot start:\n{error}", file=sys.stderr)
        raise SystemExit(2) from None


def explained() -> str:
    """The table as text: each variable, its default, what it means and what it accepts."""
    lines = []
    for row in fields(Environment):
        kind: Kind = row.metadata["kind"]
        default = row.metadata["default"]
        lines.append(
            f"  {row.name.upper():<16} {row.metadata['meaning']}" + (f" (default {default})" if default else "")
        )
        lines.append(f"  {'':<16} accepts {kind.accepts}")
    return "\n".join(lines)
