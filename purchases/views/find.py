"""The first beat of this room's views: find things through the asker's eyes; what they may not see is not there."""

from django.shortcuts import get_object_or_404

from customers.views.beats import find as find_customer
from purchases.models import Order
from staff.doors import MemberRequest

__all__ = ["find_customer", "find_order"]


def find_order(request: MemberRequest, pk: int) -> Order:
    return get_object_or_404(Order.objects.visible_to(request.user).select_related("customer", "channel"), pk=pk)
