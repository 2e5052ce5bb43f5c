import pytest

from staff.rules.addresses import house_of


@pytest.mark.parametrize(
    ("address", "house"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("::1", "::"),
        ("unix:", ""),
        ("", ""),
    ],
)
def test_an_address_stands_for_its_house(address: str, house: str) -> None:
    assert house_of(address) == house
