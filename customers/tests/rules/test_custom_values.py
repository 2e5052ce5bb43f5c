from dataclasses import dataclass, field

import pytest

from customers.rules.custom_values import BadValues, read_values
from customers.rules.typed_values import Reason


@dataclass
class Field:
    key: str
    value: str = "text"
    choices: list[str] = field(default_factory=list)
    for_kind: str = ""
    required: bool = False


CATALOGUE = [
    Field("shoe_size", "number", for_kind="person"),
    Field("industry", "choice", ["building", "health"], for_kind="organisation"),
    Field("source", required=True),
]


def test_values_are_typed_and_an_empty_one_takes_the_value_away() -> None:
    given = {"shoe_size": "38", "source": ""}
    assert read_values(given, catalogue=CATALOGUE, kind="person") == {"shoe_size": 38, "source": None}


@pytest.mark.parametrize(
    ("given", "kind", "complete", "reasons"),
    [
        ({"shoe_size": "big"}, "person", False, {"shoe_size": Reason.NOT_A_NUMBER}),
        ({"star_sign": "Leo"}, "person", False, {"star_sign": Reason.UNKNOWN_FIELD}),
        ({"industry": "health"}, "person", False, {"industry": Reason.OTHER_KIND}),
        ({}, "person", True, {"source": Reason.MISSING}),
        ({"source": " "}, "person", True, {"source": Reason.MISSING}),
        (
            {"shoe_size": "x", "star_sign": "Leo"},
            "person",
            True,
            {"shoe_size": Reason.NOT_A_NUMBER, "star_sign": Reason.UNKNOWN_FIELD, "source": Reason.MISSING},
        ),
    ],
)
def test_every_reason_is_told_at_once(
    given: dict[str, str], kind: str, complete: bool, reasons: dict[str, Reason]
) -> None:
    with pytest.raises(BadValues) as bad:
        read_values(given, catalogue=CATALOGUE, kind=kind, complete=complete)
    assert bad.value.reasons == reasons


def test_a_value_of_the_other_kind_may_always_be_taken_away() -> None:
    assert read_values({"industry": None}, catalogue=CATALOGUE, kind="person") == {"industry": None}
