"""Finding a customer by the number of an order, as far as it was typed."""

from django.db.models import QuerySet

from customers.models import Viewer
from customers.models.sight import Sight, book_of
from customers.rules.search_terms import after
from purchases.models import Order
from wiring.questions import question
from wiring.search import Found, search_source

SHORTEST = 3
LONGEST = 80


@search_source
def orders(text: str, viewer: Viewer, limit: int) -> list[Found]:
    """Customers with an order whose number begins with what was typed; the whole number is as good as certain."""
    typed = text.strip().removeprefix("#")
    if not SHORTEST <= len(typed) <= LONGEST or "\0" in typed:
        return []
    # One plan serves whoever sees everybody; how best to read a small book depends on what was typed.
    ask = orders_from if viewer.sees_every_customer else orders_from.ask
    numbered = ask(typed, after(typed), book_of(viewer), limit=limit)
    return [Found(customer, 0.98 if number == typed else 0.65, number) for number, customer in numbered]


@question
def orders_from(beginning: str, end: str, book: int | None, *, limit: int) -> QuerySet[Order, tuple[str, int]]:
    """Number and customer of the first orders that begin so: the order that is called just that stands first."""
    visible = Order.objects.visible_to(Sight(book)).filter(number__gte=beginning, number__lt=end)
    return visible.order_by("number").values_list("number", "customer_id")[:limit]
