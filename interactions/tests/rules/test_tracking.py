import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interactions.rules.tracking import LARGEST, Unreadable, proof_for, proves, read_batch

PAGE = {"name": "page", "path": "/cd/7?q=secret#here", "title": "Blue", "age": 1500}
FINE: dict[str, Any] = {"visitor": "6f1f9a3e-3c1b-4f7e-9d57-0a3f5d2c8b11", "events": [PAGE]}


def told(**changes: Any) -> bytes:
    return json.dumps(FINE | changes).encode()


def test_what_stands_behind_a_path_is_not_kept() -> None:
    referrer = "https://ann:pw@search.example/find?q=gift"
    seen = read_batch(told(events=[PAGE | {"referrer": referrer}])).seen[0]
    assert (seen.path, seen.title, seen.referrer) == ("/cd/7", "Blue", "search.example/find")
    assert read_batch(told(events=[PAGE | {"referrer": "javascript:alert(1)"}])).seen[0].referrer == ""


@pytest.mark.parametrize(
    "hostile",
    [
        b"", b"null", b"[]", b'"x"', b"{", b"\xff\xfe", b"[" * 60_000, b'{"visitor": NaN}',
        told(visitor="me"), told(visitor=7), told(events={}), told(events="page"), told(events=[7]),
        told(events=[PAGE] * 51), told(events=[PAGE | {"name": "purchase"}]), told(events=[PAGE | {"name": []}]),
        told(events=[PAGE | {"path": "https://elsewhere"}]), told(events=[PAGE | {"path": "no/slash"}]),
        told(events=[PAGE | {"title": "NUL \x00"}]), told(events=[PAGE | {"title": "\ud800"}]),
        told(events=[PAGE | {"title": "x" * 5000}]), told(events=[PAGE | {"age": -1}]),
        told(events=[PAGE | {"age": 86_400_001}]), told(events=[PAGE | {"age": 10**400}]),
        told(events=[PAGE | {"age": "soon"}]), told(who="Mira"), told(who={"email": 7}), told(link="x" * 500),
        b" " * (LARGEST + 1), told().replace(b"1500", b"1e999"),
    ],
    ids=lambda body: repr(body[-40:]),
)  # fmt: skip
def test_what_our_script_never_sends_is_refused(hostile: bytes) -> None:
    with pytest.raises(Unreadable):
        read_batch(hostile)


@given(st.binary(max_size=300))
def test_noise_is_refused_and_nothing_worse(noise: bytes) -> None:
    with pytest.raises(Unreadable):
        read_batch(noise)


def test_only_who_knows_the_secret_can_prove() -> None:
    proof = proof_for("mira@lindqvist.example", "secret")
    assert proves(proof, "mira@lindqvist.example", "secret")
    assert not proves(proof, "otto@brandt.example", "secret")
    assert not proves(proof_for("mira@lindqvist.example", ""), "mira@lindqvist.example", "")
    assert not proves("", "mira@lindqvist.example", "secret")
