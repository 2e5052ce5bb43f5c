"""Whom one of us was with lately, for a search box in which nothing is typed yet."""

from customers.models import Customer
from interactions.models import Look
from staff.models import Member
from wiring.search import Found, search_memory


@search_memory
def looked_at_lately(viewer: Member, limit: int) -> list[Found]:
    """The customers whose pages the viewer opened last, the latest first; only those still to be seen."""
    visible = Customer.objects.visible_to(viewer).values("pk")
    looks = Look.objects.filter(member_id=viewer.pk, customer__in=visible).order_by("-looked_at")
    return [Found(customer_id, 1.0) for customer_id in looks.values_list("customer_id", flat=True)[:limit]]
