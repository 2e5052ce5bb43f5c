"""The same statements through Django with nothing around them: no sign-in, no doors, no frame, one plain list of rows.

What a machine is worth today shows in how fast this is; what Picket costs, in how much slower its pages are.
"""

from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

from bench.http import Ask
from bench.operations import Statement, statements

ROWS = Engine().from_string(
    "<!doctype html><title>Rows</title><ul>{% for row in rows %}<li>{% for value in row %}<span>{{ value }}</span>"
    "{% endfor %}</li>{% endfor %}</ul>"
)


def bare(request: HttpRequest, name: str) -> HttpResponse:
    """The rows of one statement for the values in the address."""
    with connection.cursor() as cursor:
        cursor.execute(statements[name], request.GET.getlist("value"))
        rows = cursor.fetchall() if cursor.description else []
    return HttpResponse(ROWS.render(Context({"rows": rows})))


urlpatterns = [path("bare/<slug:name>/", bare), path("healthz", lambda _: HttpResponse())]


def ask_bare(floor: Statement) -> Ask:
    """The request for what a floor asks the database itself."""
    values: list[Any] = [("value", value) for value in floor.values]
    return Ask(f"/bare/{floor.name}/?{urlencode(values)}")
