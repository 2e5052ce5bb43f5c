from pathlib import Path

import pytest

from customers.rules.files.records import NOT_TEXT, UNBALANCED, ZERO, Record, records
from customers.rules.words import Unreadable


def read(path: Path, content: bytes, encoding: str = "utf-8", delimiter: str = ",") -> list[Record]:
    path.write_bytes(content)
    return list(records(path, encoding, delimiter))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file"


def test_cells_may_hold_delimiters_quotes_and_lines(path: Path) -> None:
    found = read(path, b'a,b\n"x, y","say ""hi"""\n"two\nlines",z\nlast,row')
    assert [record.cells for record in found] == [
        ["a", "b"],
        ["x, y", 'say "hi"'],
        ["two\nlines", "z"],
        ["last", "row"],
    ]
    assert [record.line for record in found] == [1, 2, 3, 5]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp932", "gb18030"]
)
def test_reading_goes_on_at_any_record(path: Path, encoding: str, end: str) -> None:
    """Whatever the encoding and the ends of lines, each record knows the byte behind it."""
    letters = {"cp932": "田中", "gb18030": "张伟"}.get(encoding, "Müller")
    text = end.join(["name,note", f'{letters},"a{end}b"', "", f"x,{letters}", f'"{letters}",""', "y,z"]) + end
    plain = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    found = read(path, text.encode(encoding), plain)
    assert len(found) == 5
    for number, record in enumerate(found):
        rest = list(records(path, plain, ",", position=record.position, line=record.next_line))
        assert rest == found[number + 1 :]
    assert found[-1].position == path.stat().st_size


def test_an_open_quotation_mark_costs_its_own_line_only(path: Path) -> None:
    found = read(path, b'a,b\n1,"open\n2,fine\n3,"quoted"\n4,"again\n')
    assert [(record.cells[0], record.fault) for record in found] == [
        ("a", ""),
        ("1", UNBALANCED),
        ("2", ""),
        ("3", ""),
        ("4", UNBALANCED),
    ]
    assert [record.line for record in found] == [1, 2, 3, 4, 5]


def test_a_line_with_foreign_bytes_or_zeros_is_told_apart(path: Path) -> None:
    found = read(path, b"a\nb\xffc\nd\0e\nf\n")
    assert [record.fault for record in found] == ["", NOT_TEXT, ZERO, ""]
    assert found[-1].position == path.stat().st_size


def test_a_line_without_end_is_no_table(path: Path) -> None:
    with pytest.raises(Unreadable, match="not a table"):
        read(path, b"a" * 2_000_000)


def test_spaces_behind_the_delimiter_do_not_matter(path: Path) -> None:
    assert read(path, b'a, "b, c"\n')[0].cells == ["a", "b, c"]


def test_memory_does_not_grow_with_the_file(path: Path) -> None:
    import tracemalloc

    path.write_bytes(b"name,email,phone\n" + b"Mira Lindqvist,mira@lindqvist.example,030 5557 0142\n" * 200_000)
    tracemalloc.start()
    assert sum(1 for _ in records(path, "utf-8", ",")) == 200_001
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()
