import re
from typing import NoReturn

import pytest
from django.db import OperationalError
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from crm.views.faults import new_reference, server_error
from staff.models import Member


def broken_by(exception: Exception) -> tuple[int, str, dict[str, str]]:
    def raise_it() -> NoReturn:
        raise exception

    request: HttpRequest = RequestFactory().get("/somewhere/")
    try:
        raise_it()
    except type(exception):
        answer = server_error(request)
    return answer.status_code, answer.content.decode(), dict(answer.headers)


def test_what_nobody_expected_is_answered_with_a_reference() -> None:
    status, page, headers = broken_by(ZeroDivisionError())
    assert status == 500
    assert headers["X-Reference"] in page


def test_a_database_out_of_reach_asks_for_patience() -> None:
    status, page, headers = broken_by(OperationalError("the connection is closed"))
    assert status == 503
    assert headers["Retry-After"] == "5"
    assert "Nothing is lost" in page


def test_references_can_be_read_out() -> None:
    assert re.fullmatch(r"[2-9BCDFGHJKMNPQRTVWXZ]{4}-[2-9BCDFGHJKMNPQRTVWXZ]{4}", new_reference())


@pytest.mark.parametrize("page", ["400.html", "403.html", "404.html", "500.html", "503.html", "403_csrf.html"])
def test_a_fault_says_what_happened_what_is_kept_and_what_to_do(page: str) -> None:
    shown = render_to_string(page)
    assert shown.count("<h1>") == 1
    assert 'class="button' in shown


def test_a_member_who_is_lost_keeps_rail_and_search(client: Client, ana: Member) -> None:
    client.force_login(ana)
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert 'class="rail"' in answer.content.decode()
