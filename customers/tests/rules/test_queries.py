import pytest

from customers.rules.queries import canonical, with_words, without


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("", ""),
        ("q=mira&kind=person", "kind=person&q=mira"),
        ("kind=person&q=&after=7&before=3&view=2", "kind=person"),
        ("q=%C3%A9+x", "q=%C3%A9+x"),
        ("q=a&q=b", "q=b"),
        ("nonsense", ""),
    ],
)
def test_addresses_that_ask_for_the_same_list_are_the_same(query: str, same: str) -> None:
    assert canonical(query) == same


def test_another_word_begins_at_the_first_page() -> None:
    assert with_words({"q": "mira", "after": "7"}, sort="newest") == "q=mira&sort=newest"
    assert without({"q": "mira", "kind": "person", "before": "7"}, ["q"]) == "kind=person"
