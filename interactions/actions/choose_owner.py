from customers.models import Customer
from staff.models import Member


class CannotOwn(ValueError):
    """That member has left, or may not see this customer, and so could not do what is asked."""


def choose_owner(member: Member, *, customer: Customer) -> Member:
    """Whoever is to keep a promise or do a task must be here and be allowed to see the customer. Raises `CannotOwn`."""
    if not (member.is_active and Customer.objects.visible_to(member).filter(pk=customer.pk).exists()):
        raise CannotOwn(member)
    return member
