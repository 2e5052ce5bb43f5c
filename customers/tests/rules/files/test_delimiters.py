import pytest

from customers.rules.files.delimiters import guess_delimiter


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("name,email\nMira,m@x.de\n", ","),
        ("name;betrag\nMira;1,50\nOtto;2,75\n", ";"),
        ("name\temail\nMira\tm@x.de\n", "\t"),
        ("name|email\nMira|m@x.de\n", "|"),
        ('name,note\n"Lindqvist; Mira","a; b; c"\n', ","),
        ("rec_id, given_name\nrec-1, Mira\n", ","),
        ("one column\nonly\n", ","),
        ("", ","),
    ],
)
def test_the_steadiest_letter_stands_between_columns(text: str, delimiter: str) -> None:
    assert guess_delimiter(text) == delimiter
