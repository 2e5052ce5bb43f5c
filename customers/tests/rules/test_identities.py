import pytest

from customers.rules.identities import normalise

EMAILS = [
    ("mira@lindqvist.example", "mira@lindqvist.example"),
    ("Mira@Lindqvist.Example", "mira@lindqvist.example"),
    ("MIRA@LINDQVIST.EXAMPLE", "mira@lindqvist.example"),
    ("  mira@lindqvist.example ", "mira@lindqvist.example"),
    ("mailto:mira@lindqvist.example", "mira@lindqvist.example"),
    ("Mira Lindqvist <mira@lindqvist.example>", "mira@lindqvist.example"),
    ("<mira@lindqvist.example>", "mira@lindqvist.example"),
    ("mira@lindqvist.example.", "mira@lindqvist.example"),
    ("mira\u200b@lindqvist.example", "mira@lindqvist.example"),
    ("mira\uff20lindqvist.example", "mira@lindqvist.example"),
    ("m.i.r.a@gmail.com", "m.i.r.a@gmail.com"),
    ("mira@gmail.com", "mira@gmail.com"),
    ("mira+shop@gmail.com", "mira+shop@gmail.com"),
    ("o'brien@lindqvist.example", "o'brien@lindqvist.example"),
    ("mira_l-2@mail.lindqvist.example", "mira_l-2@mail.lindqvist.example"),
    ("mira@münchen.example", "mira@xn--mnchen-3ya.example"),
    ("mira@MÜNCHEN.example", "mira@xn--mnchen-3ya.example"),
    ("mira@xn--mnchen-3ya.example", "mira@xn--mnchen-3ya.example"),
    ("mira@straße.example", "mira@xn--strae-oqa.example"),
    ("mira@strasse.example", "mira@strasse.example"),
    ("müller@lindqvist.example", "müller@lindqvist.example"),
    ("mu\u0308ller@lindqvist.example", "müller@lindqvist.example"),
    ("ilker@lindqvist.example", "ilker@lindqvist.example"),
    ("ILKER@lindqvist.example", "ilker@lindqvist.example"),
    ("ıLKER@lindqvist.example", "ılker@lindqvist.example"),
    ("İLKER@lindqvist.example", "i̇lker@lindqvist.example"),
    ("用户@例子.example", "用户@xn--fsqu00a.example"),
]
NO_EMAILS = [
    "",
    "@",
    "mira",
    "mira@",
    "@lindqvist.example",
    "mira@localhost",
    "mi ra@lindqvist.example",
    "mira@lind qvist.example",
    "mira@@lindqvist.example",
    "mira@lindqvist..example",
    ".mira@lindqvist.example",
    "mira.@lindqvist.example",
    "mi..ra@lindqvist.example",
    "mira@-lindqvist.example",
    "mira@lindqvist.example,otto@brandt.example",
    '"mira"@lindqvist.example',
    "mira\x00@lindqvist.example",
    f"{'m' * 65}@lindqvist.example",
    f"mira@{'l' * 64}.example",
    f"mira@{'lindqvist.' * 30}example",
]


@pytest.mark.parametrize(("written", "address"), EMAILS)
def test_an_email_is_compared_without_case_and_without_guessing(written: str, address: str) -> None:
    assert normalise("email", written, region="DE") == address


@pytest.mark.parametrize("written", NO_EMAILS)
def test_what_is_no_email_is_refused(written: str) -> None:
    assert normalise("email", written, region="DE") is None


@pytest.mark.parametrize(
    ("kind", "written", "label", "compared"),
    [
        ("loyalty", "AB 1234-567", "", "ab1234567"),
        ("loyalty", "ab1234567", "", "ab1234567"),
        ("loyalty", "ＡＢ１２３４５６７", "", "ab1234567"),
        ("loyalty", "AB ١٢٣٤ ٥٦٧", "", "ab1234567"),
        ("loyalty", " - ", "", None),
        ("handle", "@Mira_L", "", "mira_l"),
        ("handle", "mira_l", "", "mira_l"),
        ("handle", "@", "", None),
        ("external", "42", "shop", "shop:42"),
        ("external", "42", "Shop ", "shop:42"),
        ("external", "42", "erp", "erp:42"),
        ("external", "shop:42", "", "shop:42"),
        ("external", "A:42", "erp", "erp:A:42"),
        ("external", "42", "", None),
        ("external", "shop:", "", None),
        ("web", "user-7", "", "user-7"),
        ("web", "User-7", "", "User-7"),
        ("device", " 9f8c ", "", "9f8c"),
        ("device", "x" * 321, "", None),
        ("web", "a\x00b", "", None),
    ],
)
def test_other_identities_are_compared_as_their_kind_is_written(
    kind: str, written: str, label: str, compared: str | None
) -> None:
    assert normalise(kind, written, region="DE", label=label) == compared
