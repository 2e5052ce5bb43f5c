"""How the API reads what it is sent."""

import json
from math import isfinite
from typing import Any, NoReturn

from django.conf import settings
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class Json(JSONParser):
    """JSON as we can keep it: not nested without end, and without numbers that no JSON can write."""

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        try:
            text = stream.read().decode((parser_context or {}).get("encoding", settings.DEFAULT_CHARSET))
            return json.loads(text, parse_constant=refused, parse_float=finite)
        except RecursionError as error:
            raise ParseError("JSON parse error - nested too deeply") from error
        except (ValueError, LookupError) as error:
            raise ParseError(f"JSON parse error - {error}") from error


def refused(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")


def finite(text: str) -> float:
    number = float(text)
    return number if isfinite(number) else refused(text)
