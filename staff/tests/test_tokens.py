"""Other systems come in by a token: issued once, kept as a hash, shut out for good when revoked."""

import pytest
from django.db import connection
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView

from staff.actions.issue_token import Issued, issue_token
from staff.actions.revoke_token import revoke_token
from staff.models import Deed, Integration, Member
from staff.rules.scopes import Scope
from staff.rules.tokens import find_token, is_token


class Facts(APIView):
    noun = "facts"

    def get(self, request: Request) -> Response:
        return Response({"by": request.user.name})

    post = get


class Forgotten(APIView):
    def get(self, request: Request) -> Response:
        return Response({})


def ask(view: type[APIView] = Facts, method: str = "get", path: str = "/api/facts/", **headers: str) -> Response:
    return view.as_view()(getattr(APIRequestFactory(), method)(path, headers=headers))


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def shop(ada: Member) -> Issued:
    return issue_token("Web shop", scopes=[Scope.FACTS_READ], by=ada)


def test_the_token_is_kept_only_as_a_hash(shop: Issued) -> None:
    assert is_token(shop.token)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(i)::text FROM staff_integration i")
        kept = cursor.fetchone()[0]
    assert shop.token not in kept
    assert shop.token[-40:] not in kept


def test_no_two_tokens_are_alike(ada: Member) -> None:
    tokens = {issue_token("Till", scopes=[], by=ada).token for _ in range(50)}
    assert len(tokens) == 50


def test_a_token_opens_what_its_scopes_say_and_nothing_else(shop: Issued) -> None:
    assert ask(**bearer(shop.token)).data == {"by": "Web shop"}
    refused = ask(method="post", **bearer(shop.token))
    assert refused.status_code == 403
    assert "facts:write" in refused.data["detail"]


def test_a_view_that_names_no_noun_stays_shut(shop: Issued) -> None:
    assert ask(Forgotten, **bearer(shop.token)).status_code == 403


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x y", "Token abc", "Bearer picket_", "Bearer ünï"])
@pytest.mark.django_db
def test_anything_but_a_good_token_is_turned_away(header: str) -> None:
    answer = ask(**({"Authorization": header} if header else {}))
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_right_name_with_a_wrong_secret_is_turned_away(shop: Issued) -> None:
    wrong = shop.token[:-1] + ("a" if shop.token[-1] != "a" else "b")
    assert ask(**bearer(wrong)).status_code == 401


def test_a_revoked_token_is_turned_away_for_good(shop: Issued, ada: Member) -> None:
    assert revoke_token(shop.integration, by=ada)
    assert not revoke_token(shop.integration, by=ada)
    assert ask(**bearer(shop.token)).status_code == 401
    assert not shop.integration.sees_every_customer


def test_a_token_in_the_address_is_refused_and_revoked(shop: Issued) -> None:
    assert ask(path=f"/api/facts/?key={shop.token}").status_code == 400
    shop.integration.refresh_from_db()
    assert shop.integration.revoked_at
    assert ask(**bearer(shop.token)).status_code == 401


def test_only_whoever_knows_the_whole_token_can_have_it_revoked(shop: Issued) -> None:
    guess = shop.integration.prefix + "A" * 40
    assert ask(path=f"/api/facts/?key={guess}").status_code == 400
    assert Integration.objects.standing().filter(pk=shop.integration.pk).exists()


def test_a_token_has_scopes_but_no_powers(shop: Issued) -> None:
    from staff.rules.powers import Power

    assert not any(shop.integration.may(power) for power in Power)


def test_use_is_noticed_but_not_written_each_time(
    shop: Issued, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    with django_assert_num_queries(2):
        ask(**bearer(shop.token))
    with django_assert_num_queries(1):
        ask(**bearer(shop.token))
    shop.integration.refresh_from_db()
    assert shop.integration.last_used_at


def test_issuing_and_revoking_are_written_down(shop: Issued, ada: Member) -> None:
    revoke_token(shop.integration, by=ada)
    assert [deed.change_message for deed in Deed.objects.all()] == [
        "Revoked the token.",
        "Issued a token: facts:read",
    ]


def test_secret_scanners_find_a_token_in_any_text(shop: Issued) -> None:
    assert find_token(f"curl -H 'Authorization: Bearer {shop.token}' …") == shop.token
    assert find_token(shop.token[:-1]) is None
    assert find_token(shop.token + "x") is None
