from typing import NamedTuple

from customers.models.customer import Viewer


class Sight(NamedTuple):
    """All that a question about customers needs to know of who asks: the book they are kept to, None for no bounds."""

    book: int | None

    @property
    def sees_every_customer(self) -> bool:
        return self.book is None

    @property
    def pk(self) -> int | None:
        return self.book


def book_of(viewer: Viewer) -> int | None:
    """The number of the member whose own customers are all that this viewer may see; None for who sees every one."""
    return None if viewer.sees_every_customer else viewer.pk


EVERYONE = Sight(None)
