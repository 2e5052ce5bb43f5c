"""What an address has to hold before it is one."""

from customers.rules.texts import clean, clean_line

PARTS = ("use", "lines", "postcode", "city", "region", "country", "is_primary")


class EmptyAddress(ValueError):
    """An address needs at least a street, a postcode or a town."""


def read_place(
    *, lines: str = "", postcode: str = "", city: str = "", region: str = "", country: str = ""
) -> dict[str, str]:
    """The parts as they are kept, by their name. Raises `EmptyAddress`."""
    place = {
        "lines": clean(lines),
        "postcode": clean_line(postcode),
        "city": clean_line(city),
        "region": clean_line(region),
        "country": country.strip().upper(),
    }
    if not (place["lines"] or place["postcode"] or place["city"]):
        raise EmptyAddress
    return place
