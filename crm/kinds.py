"""The kinds of value the environment may hold: what each accepts, in words, and how it is read."""

import ipaddress
import re
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import psycopg
from django.conf.locale import LANG_INFO
from phonenumbers import SUPPORTED_REGIONS
from psycopg.conninfo import conninfo_to_dict

_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*", re.IGNORECASE)


@dataclass(frozen=True)
class Kind:
    accepts: str
    parse: Callable[[str], Any]
    """Raises ValueError or KeyError for what is not accepted."""


def accept(text: str, *, when: object) -> str:
    if not when:
        raise ValueError(text)
    return text


def whole(least: int, most: int) -> Kind:
    return Kind(
        f"a whole number from {least} to {most}", lambda text: int(accept(text, when=least <= int(text) <= most))
    )


def short_text(most: int) -> Kind:
    return Kind(
        f"up to {most} printable characters", lambda text: accept(text, when=len(text) <= most and text.isprintable())
    )


def is_address(text: str) -> bool:
    try:
        return bool(ipaddress.ip_address(text.strip("[]")))
    except ValueError:
        return False


def is_host(text: str) -> bool:
    return is_address(text) or _NAME.fullmatch(text) is not None


def read_hosts(text: str) -> list[str]:
    return [
        accept(name.strip().lower(), when=is_host(name.strip().removeprefix(".")))
        for name in text.split(",")
        if name.strip()
    ]


def read_site(text: str) -> str:
    parts = urlsplit(text)
    bare = parts.path in ("", "/") and not (parts.query or parts.fragment or parts.username)
    named = parts.scheme in ("http", "https") and parts.hostname and is_host(parts.hostname)
    return accept(text, when=bare and named and (parts.port is None or parts.port)).rstrip("/")


def read_postgresql(text: str) -> str:
    try:
        named = conninfo_to_dict(text).get("dbname")
    except psycopg.Error as error:
        raise ValueError(text) from error
    return accept(text, when=named and text.startswith(("postgresql://", "postgres://")))


_YES_NO = {"yes": True, "true": True, "on": True, "1": True, "no": False, "false": False, "off": False, "0": False}

yes_or_no = Kind("yes or no (also true, false, on, off, 1, 0)", lambda text: _YES_NO[text.lower()])
host = Kind("an address such as 127.0.0.1 or 0.0.0.0, or a host name", lambda text: accept(text, when=is_host(text)))
hosts = Kind("host names with commas between them (.example.com stands for all below it)", read_hosts)
site = Kind("an address such as https://crm.example.com, without a path", read_site)
sites = Kind(
    "addresses such as https://shop.example.com, without paths, separated by commas",
    lambda text: [read_site(address.strip()).lower() for address in text.split(",") if address.strip()],
)
postgresql = Kind(
    "an address such as postgresql://user:password@host:5432/name (PostgreSQL 15 or newer)", read_postgresql
)
secret_key = Kind(
    "50 or more random characters", lambda text: accept(text, when=len(text) >= 50 and len(set(text)) > 5)
)
shared_secret = Kind(
    "32 or more random characters", lambda text: accept(text, when=len(text) >= 32 and len(set(text)) > 5)
)
time_zone = Kind(
    "a time zone's name such as Europe/Berlin", lambda text: accept(text, when=text in zoneinfo.available_timezones())
)
language = Kind("a language's code such as en or de", lambda text: accept(text.lower(), when=text.lower() in LANG_INFO))
country = Kind(
    "a country's two letters such as DE", lambda text: accept(text.upper(), when=text.upper() in SUPPORTED_REGIONS)
)
currency = Kind(
    "a currency's three letters such as EUR", lambda text: accept(text.upper(), when=re.fullmatch("[A-Za-z]{3}", text))
)
