import pytest

from wiring.filters import filters, list_filter


@pytest.fixture(autouse=True)
def filters_of_this_test(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(filters):
        monkeypatch.delitem(filters, name)


def test_a_filter_is_found_by_its_word_in_the_address() -> None:
    @list_filter(label="Town", order=7)
    def town(customers: list[str], value: str, viewer: object) -> list[str]:
        return [each for each in customers if each == value]

    assert filters["town"].narrow(["Berlin", "Málaga"], "Berlin", None) == ["Berlin"]
    assert (filters["town"].order, filters["town"].written_as) == (7, "text")


def test_a_word_belongs_to_one_filter() -> None:
    list_filter(label="Town")(lambda customers, value, viewer: customers)
    with pytest.raises(ValueError, match="lambda"):
        list_filter(label="Town again")(lambda customers, value, viewer: customers)
