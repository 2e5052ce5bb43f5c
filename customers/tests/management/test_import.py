import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from customers.models import Customer, Event, Intake

FILE = "id;name;email\n17;Nadia;n@x.example\n18;Otis;o@x.example\n"


@pytest.fixture(autouse=True)
def in_a_database_of_our_own(db: None, media: Path) -> None: ...


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(FILE)
    return path


def run(*words: Any) -> tuple[int, str]:
    """The exit code and what was said."""
    said = StringIO()
    with pytest.raises((SystemExit, CommandError)) as ended:
        call_command("import", *map(str, words), stdout=said)
    code = ended.value.code if isinstance(ended.value, SystemExit) else ended.value.returncode
    return code, said.getvalue() or str(ended.value)


def test_all_rows_in_is_success(file: Path) -> None:
    code, said = run("customers", file)
    assert (code, Customer.objects.count()) == (0, 2)
    assert "2 rows" in said
    assert "2 created, 0 updated, 0 skipped, 0 failed" in said


def test_the_report_for_programs_is_json(file: Path) -> None:
    code, said = run("customers", file, "--json")
    report = json.loads(said)
    assert code == 0
    assert report["seconds"] > 0
    assert {
        key: report[key] for key in ("kind", "file", "rows", "created", "failed", "problems", "state", "dry_run")
    } == {
        "kind": "customers",
        "file": "people.csv",
        "rows": 2,
        "created": 2,
        "failed": 0,
        "problems": None,
        "state": "done",
        "dry_run": False,
    }


def test_bad_rows_go_to_a_file_that_can_be_put_right_and_imported(file: Path) -> None:
    file.write_text(FILE + "19;=Eve;nothing\n")
    code, said = run("customers", file)
    problems = file.with_name("people.csv.problems.csv")
    assert code == 1
    assert str(problems) in said
    text = problems.read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == '"id","name","email","Line","Column","Reason"'
    assert text.splitlines()[1].startswith('"19","\'=Eve","nothing","4","email","E-mail:')
    problems.write_text(text.replace("nothing", "eve@x.example"))
    assert run("customers", problems)[0] == 0
    assert Customer.objects.filter(name="=Eve").exists()


def test_a_dry_run_counts_and_keeps_nothing(file: Path, media: Path) -> None:
    code, said = run("customers", file, "--dry-run")
    assert (code, "2 created" in said, "nothing is kept" in said) == (0, True, True)
    assert (Customer.objects.count(), Event.objects.count(), Intake.objects.count()) == (0, 0, 0)
    assert not any(path.is_file() for path in media.rglob("*"))


def test_columns_can_be_named(file: Path) -> None:
    file.write_text("a;b;c\nn@x.example;Nadia;7\n")
    assert run("customers", file, "--map", "name=B", "--map", "external_id=#3", "--system", "erp")[0] == 0
    assert set(Customer.objects.get().identities.values_list("normalised", flat=True)) == {"erp:7", "n@x.example"}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Say what to import"),
        (("customers",), "from which file"),
        (("customers", "nowhere.csv"), "No such file"),
        (("customers", "FILE", "--map", "name=Nix"), "no column Nix"),
        (("customers", "FILE", "--map", "nix=name"), "no field nix"),
        (("customers", "FILE", "--map", "name"), "FIELD=COLUMN"),
        (("customers", "FILE", "--map", "external_id=", "--map", "email="), "recognised"),
        (("customers", "FILE", "--sheet", "One"), "no sheet"),
        (("--resume", 999), "no import 999"),
        (("--undo", 999), "no import 999"),
    ],
)
def test_what_cannot_be_used_ends_with_two_and_leaves_nothing(file: Path, media: Path, words: tuple, says: str) -> None:
    code, said = run(*(file if word == "FILE" else word for word in words))
    assert code == 2
    assert says in said
    assert not Intake.objects.exists()
    assert not any(path.is_file() for path in media.rglob("*"))


def test_an_import_can_be_undone_by_its_number(file: Path) -> None:
    number = json.loads(run("customers", file, "--json")[1])["id"]
    code, said = run("--undo", number)
    assert (code, "is undone: 2 customers withdrawn." in said, Customer.objects.present().count()) == (0, True, 0)
    assert run("--undo", number)[0] == 2


def test_the_copy_of_a_file_that_is_all_in_is_thrown_away(file: Path, media: Path) -> None:
    run("customers", file)
    assert not any(path.is_file() for path in media.rglob("*"))
