import pytest
from django.test import Client


@pytest.mark.parametrize("address", ["/search/?q=a%00b", "/customers/?kind=%00", "/sign-in/%00", "/?%00=1"])
def test_an_address_with_a_nul_is_refused_before_anything_reads_it(address: str) -> None:
    assert Client().get(address).status_code == 400


def test_an_address_that_only_speaks_of_one_is_not(db: None) -> None:
    assert Client().get("/sign-in/?next=/search/%3Fq=100%2500").status_code == 200
