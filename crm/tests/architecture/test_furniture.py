"""The house keeps its order: the same pieces in every room, each holding only what belongs into it."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
ROOMS = ("staff", "customers", "interactions", "purchases", "value")
# fmt: off
FURNITURE = {
    "__init__.py", "apps.py", "urls.py", "views", "api", "api.py", "admin", "admin.py", "forms", "forms.py",
    "panels.py", "filters.py", "reactions.py", "intake", "intake.py", "actions", "search.py", "doors", "backend.py", "models",
    "rules", "events.py", "locale", "management", "migrations", "templatetags", "tests", "topics.py",
}
# fmt: on
MODELS = {"models.Model", "Model", "AbstractBaseUser"}
NOT_ROOMS = {"bin", "bench", "data", "docs", "static", "templates"}
DECISIONS_NEVER_IMPORT = {"django", "rest_framework", "psycopg", "random", "time", "os", "requests", "socket"}


def files(piece: str) -> list[Path]:
    found = [path for room in ROOMS for path in sorted((ROOT / room / piece).glob("*.py"))]
    return [path for path in found if path.name != "__init__.py"]


def functions(path: Path) -> list[str]:
    return [node.name for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)]


def tables(path: Path) -> list[str]:
    """The classes of the file that are models: they say so by their base."""
    classes = [node for node in ast.parse(path.read_text()).body if isinstance(node, ast.ClassDef)]
    return [node.name for node in classes if any(ast.unparse(base) in MODELS for base in node.bases)]


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_there_are_no_other_rooms_and_no_junk_drawer() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py") if not path.parent.name.startswith(".")}
    assert packages - NOT_ROOMS == {"wiring", "crm", *ROOMS}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_holds_only_furniture(room: str) -> None:
    held = {path.name for path in (ROOT / room).iterdir() if path.name != "__pycache__"}
    assert held - FURNITURE == set()


@pytest.mark.parametrize("path", files("actions"), ids=shown)
def test_an_action_opens_with_the_verb_its_file_is_named_after(path: Path) -> None:
    assert functions(path)[:1] == [path.stem]


def test_of_an_action_others_use_the_verb_alone() -> None:
    """The functions below the verb are its own; refusals and constants may travel."""
    taken = []
    for room in (*ROOMS, "crm"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                place = (node.module or "").split(".") if isinstance(node, ast.ImportFrom) else []
                if isinstance(node, ast.ImportFrom) and len(place) == 3 and place[1] == "actions":
                    helpers = [name.name for name in node.names if name.name.islower() and name.name != place[2]]
                    taken += [f"{shown(path)} takes {node.module}.{helper}" for helper in helpers]
    assert taken == []


@pytest.mark.parametrize("path", files("models"), ids=shown)
def test_a_file_of_models_holds_one_table(path: Path) -> None:
    assert len(tables(path)) <= 1


@pytest.mark.parametrize("path", files("rules"), ids=shown)
def test_a_rule_knows_neither_django_nor_clock_nor_database(path: Path) -> None:
    imported = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            imported |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").split(".")[0])
    assert imported & DECISIONS_NEVER_IMPORT == set()
