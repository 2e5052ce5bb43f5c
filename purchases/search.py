"""Finding a customer by the number of an order, as far as it was typed."""

from customers.models import Viewer
from purchases.models import Order
from wiring.search import Found, search_source

SHORTEST = 3
LONGEST = 80


@search_source
def orders(text: str, viewer: Viewer, limit: int) -> list[Found]:
    """Customers with an order whose number begins with what was typed; the whole number is as good as certain."""
    typed = text.strip().removeprefix("#")
    if not SHORTEST <= len(typed) <= LONGEST or "\0" in typed:
        return []
    visible = Order.objects.visible_to(viewer).order_by().only("number", "customer_id")
    # Asked apart and unsorted: each stops at its first rows in the index, however many numbers begin alike.
    whole = visible.filter(number=typed)
    begun = visible.filter(number__startswith=typed).exclude(number=typed)[:limit]
    return [
        Found(order.customer_id, 0.98 if order.number == typed else 0.65, order.number) for order in [*whole, *begun]
    ]
