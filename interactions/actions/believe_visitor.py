from django.conf import settings
from django.core import signing

from customers.models import Customer, Identity
from customers.rules.emails import normalise_email
from interactions.actions.identify_visitor import ProfilingRefused, identify_visitor
from interactions.actions.sign_link import LASTS, SALT
from interactions.models import Visitor
from interactions.rules.tracking import Batch, proves


def believe_visitor(batch: Batch) -> None:
    """Take a visitor for a customer where that is proven: by a link we signed, or by the company's own site.

    What is not proven, and whom we do not know, is passed over in silence, so that nobody can ask us who is a customer.
    """
    known = [(by_link(batch.link), "a link we sent"), (by_proof(batch), "signed in on the web site")]
    for customer, how in known:
        visitor = Visitor.objects.filter(key=batch.visitor).first()
        if customer and visitor:
            try:
                identify_visitor(visitor, as_=customer, how=how)
            except ProfilingRefused:
                continue


def by_link(token: str) -> Customer | None:
    if not token:
        return None
    try:
        number = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return Customer.objects.present().filter(pk=number).first()


def by_proof(batch: Batch) -> Customer | None:
    email = normalise_email(batch.email)
    if not email or not proves(batch.proof, email, settings.TRACKER_SECRET):
        return None
    found = Identity.objects.called(Identity.Kind.EMAIL, email).select_related("customer").first()
    return found.customer if found and found.customer.withdrawn_at is None else None
