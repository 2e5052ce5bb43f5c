from django.core import signing

from customers.models import Customer

SALT = "interactions.link"
LASTS = 30 * 24 * 3600
"""Seconds after which a link identifies nobody any more."""


def sign_link(customer: Customer) -> str:
    """What a link in a message to this customer carries as `?picket=…`: who follows it is taken for the customer."""
    return signing.dumps(customer.pk, salt=SALT)
