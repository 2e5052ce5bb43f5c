"""The OpenAPI description, read for people: operations in their groups, with the fields and answers in plain words."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from drf_spectacular.generators import SchemaGenerator

type Schema = dict[str, Any]

METHODS = ("get", "post", "patch", "put", "delete")
KINDS = {
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "object",
    "string": "text",
}
FORMATS = {"date-time": "moment", "date": "day", "decimal": "decimal, as text", "email": "e-mail", "uri": "address"}
EXAMPLES = {
    "moment": "2026-11-22T17:17:00+01:00", "day": "2026-11-22", "decimal, as text": "12.50", "e-mail": "rita@company.example",
    "address": None, "whole number": 42, "number": 1.5, "true or false": True, "object": {}, "anything": "…",
}  # fmt: skip


@dataclass(frozen=True)
class Field:
    name: str
    kind: str
    needed: bool
    meaning: str


@dataclass(frozen=True)
class Operation:
    """One thing another system may ask for."""

    name: str
    method: str
    path: str
    meaning: str
    asked: list[Field]
    """What stands in the address."""
    given: list[Field]
    """What stands in the body."""
    status: str
    answer: str
    """An example, as JSON; nothing where there is no body."""


@cache
def description() -> Schema:
    return SchemaGenerator().get_schema(public=True)  # type: ignore[no-untyped-call]


def groups() -> dict[str, list[Operation]]:
    found: dict[str, list[Operation]] = defaultdict(list)
    for path, methods in description()["paths"].items():
        for method in METHODS:
            if method in methods:
                found[methods[method]["tags"][0]].append(operation(method, path, methods[method]))
    return dict(found)


def operation(method: str, path: str, told: Schema) -> Operation:
    status, answer = next(iter(told["responses"].items()))
    shown = json.dumps(example(body_of(answer)), indent=2, ensure_ascii=False) if "content" in answer else ""
    asked = [
        field(each["name"], each, each["schema"], each.get("required", False)) for each in told.get("parameters", [])
    ]
    given = list(fields(body_of(told.get("requestBody", {}))))
    return Operation(told["operationId"], method.upper(), path, told["description"], asked, given, status, shown)


def body_of(told: Schema) -> Schema:
    return told.get("content", {}).get("application/json", {}).get("schema", {})


def fields(schema: Schema) -> Iterator[Field]:
    plain = resolved(schema)
    for name, each in plain.get("properties", {}).items():
        if not each.get("readOnly"):
            yield field(name, resolved(each) | each, each, name in plain.get("required", []))


def field(name: str, told: Schema, schema: Schema, needed: bool) -> Field:
    own = "enum" not in told
    return Field(name, kind(schema), needed, told.get("description", "") if own else "")


def kind(schema: Schema) -> str:
    """What may stand there, in words."""
    plain = resolved(schema)
    if "enum" in plain:
        return " | ".join(str(value) for value in plain["enum"] if value not in ("", None))
    if plain.get("type") == "array":
        inner = resolved(plain["items"])
        return f"list of {inner.get('type', 'anything')}s" if "properties" not in inner else "list of objects"
    return FORMATS.get(plain.get("format", "")) or KINDS.get(plain.get("type", ""), "anything")


def example(schema: Schema) -> Any:
    plain = resolved(schema)
    if "properties" in plain:
        return {name: example(each) for name, each in plain["properties"].items()}
    if plain.get("type") == "array":
        return [example(plain["items"])]
    if "enum" in plain:
        return next(value for value in plain["enum"] if value)
    return EXAMPLES.get(kind(schema), "text")


def resolved(schema: Schema) -> Schema:
    """What a reference, or the first of several ways, stands for."""
    for several in ("allOf", "oneOf", "anyOf"):
        if several in schema:
            return resolved(schema[several][0])
    if "$ref" in schema:
        return description()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema
