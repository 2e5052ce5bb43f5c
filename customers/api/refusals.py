"""The refusals of the customers' verbs, as problems that point at the field."""

from collections.abc import Iterator
from contextlib import contextmanager

from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from customers.actions.add_identity import IdentityTaken, UnreadableIdentity
from customers.actions.give_consent import Unproven
from customers.models import Customer
from customers.rules.custom_values import BadValues
from customers.rules.moments import NotHappened
from customers.rules.names import Nameless
from customers.rules.typed_values import BadValue
from wiring.api import Conflict


@contextmanager
def as_problems(request: Request) -> Iterator[None]:
    """Say what a verb refused in the API's words. Who has a taken identity is said only to who may see them."""
    try:
        yield
    except Nameless as error:
        raise ValidationError({"name": "A name needs something to see."}) from error
    except UnreadableIdentity as error:
        raise ValidationError({"identities": str(error)}) from error
    except NotHappened as error:
        raise ValidationError({"at": "It has to have happened, and not before 1970."}) from error
    except BadValue as error:
        raise ValidationError({"value": str(error.reason)}) from error
    except BadValues as error:
        raise ValidationError({"custom": {key: str(reason) for key, reason in error.reasons.items()}}) from error
    except Unproven as error:
        raise ValidationError({"proof": "A consent needs the wording, how it was given, and what shows it."}) from error
    except IdentityTaken as error:
        owner = Customer.objects.visible_to(request.user).filter(pk=error.identity.customer_id).first()
        whose = f"customer {owner.pk}" if owner else "another customer"
        raise Conflict(f"{error.identity.raw} belongs to {whose}.") from error
