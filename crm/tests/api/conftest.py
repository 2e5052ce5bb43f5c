from collections.abc import Callable
from typing import Any

import pytest
from rest_framework.test import APIClient

from staff.actions.issue_token import issue_token
from staff.models import Member
from staff.rules.scopes import Scope

type Connect = Callable[..., APIClient]


@pytest.fixture
def connect(ada: Member) -> Connect:
    """`connect("events:write")`: another system with a token that has these scopes; all of them if none is named."""

    def connect(*scopes: str, **extra: Any) -> APIClient:
        issued = issue_token("Web shop", scopes=[Scope(scope) for scope in scopes] or list(Scope), by=ada)
        client = APIClient(**extra)
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {issued.token}")
        return client

    return connect
