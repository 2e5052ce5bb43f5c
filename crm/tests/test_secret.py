import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from crm.secret import FolderNotOurs, kept


def test_a_key_is_made_once_for_us_alone(tmp_path: Path) -> None:
    file = tmp_path / "data" / "secret_key"
    key = kept(file)
    assert len(key) >= 50
    assert kept(file) == key
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_of_two_starts_at_once_one_key_wins(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as starts:
        keys = set(starts.map(kept, [tmp_path / "secret_key"] * 8))
    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(FolderNotOurs, match="data cannot be used"):
        kept(tmp_path / "data" / "secret_key")
