import pytest

from customers.rules.file_names import plain_file_name


@pytest.mark.parametrize(
    ("sent", "plain"),
    [
        ("customers.csv", "customers.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ana\\kunden.xlsx", "kunden.xlsx"),
        ("\u200b.htaccess", "htaccess"),
        ("a\u202egnp.csv", "agnp.csv"),
        ("..", "file"),
        ("", "file"),
        ("a\0b\n.csv", "ab.csv"),
        ("Ｋ.csv", "K.csv"),
        ("Kunden für Köln.csv", "Kunden für Köln.csv"),
        ("x" * 300 + ".csv", "x" * 200),
    ],
)
def test_a_file_name_is_made_plain(sent: str, plain: str) -> None:
    assert plain_file_name(sent) == plain
