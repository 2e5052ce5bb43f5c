import pytest

from staff.doors.hashing import PatientArgon2Hasher


@pytest.fixture(autouse=True)
def cheap_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same algorithm with little work: these tests hash often, and none of them measures."""
    monkeypatch.setattr(PatientArgon2Hasher, "time_cost", 1)
    monkeypatch.setattr(PatientArgon2Hasher, "memory_cost", 64)
    monkeypatch.setattr(PatientArgon2Hasher, "parallelism", 1)
