"""What the OpenAPI description says of every operation alike: how it refuses, and how it is done only once."""

from typing import Any

from crm.api.problems import MEDIA_TYPE

PROBLEM = {
    "type": "object",
    "description": "What is wrong, as RFC 9457 has it. `errors` points at the places in the body.",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "code", "detail"],
                "properties": {name: {"type": "string"} for name in ("pointer", "code", "detail")},
            },
        },
    },
}
EVERYWHERE = {
    "400": "Something in the request is wrong; nothing was written",
    "401": "Without a token that opens anything",
    "403": "The token lacks the scope",
}
MISSING = {"404": "There is no such thing"}
WRITING = {
    "409": "Somebody else has it, changed it meanwhile, or sends the same request now",
    "413": "The body is too large",
    "415": "The body is not JSON",
    "422": "The idempotency key was used for a different request",
}
ONCE = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "The same key again gets the first answer, and has no second effect",
    "schema": {"type": "string", "maxLength": 255},
}


def tell_of_problems(result: dict[str, Any], **context: Any) -> dict[str, Any]:
    """A postprocessing hook of drf-spectacular: adds to each operation what the views need not repeat."""
    result["components"].setdefault("schemas", {})["Problem"] = PROBLEM
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            for status, meaning in refusals(path, method, operation).items():
                operation["responses"].setdefault(status, refusal(meaning))
            if method == "post":
                operation.setdefault("parameters", []).append(ONCE)
    return result


def refusals(path: str, method: str, operation: dict[str, Any]) -> dict[str, str]:
    found = dict(EVERYWHERE)
    if "{" in path or any(each["name"] == "cursor" for each in operation.get("parameters", [])) or "lookup" in path:
        found |= MISSING
    return found if method == "get" else found | WRITING


def refusal(meaning: str) -> dict[str, Any]:
    return {"description": meaning, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
