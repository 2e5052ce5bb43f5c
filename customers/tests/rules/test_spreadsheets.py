import pytest

from customers.rules.spreadsheets import guard, unguard

FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://evil.example","click")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "'=1+1",
    "''=1+1",
    "+49 30 5557 0142",
]
PLAIN = ["", "Mira", "O'Brien", "'tis", "1+1", "a=b", " =1", "#REF", "“quoted”", "'", "''"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_nothing_a_spreadsheet_would_run_leaves_us_bare(cell: str) -> None:
    assert guard(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", PLAIN)
def test_plain_text_leaves_us_as_it_is(cell: str) -> None:
    assert guard(cell) == cell


@pytest.mark.parametrize("cell", FORMULAS + PLAIN)
def test_what_we_wrote_we_read_back(cell: str) -> None:
    assert unguard(guard(cell)) == cell
