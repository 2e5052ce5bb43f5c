from datetime import timedelta

from django.utils import timezone

from customers.models import Customer
from interactions.models import Look
from staff.models import Member
from wiring.questions import Sentence

SAME_LOOK = timedelta(minutes=30)

LOOK = Sentence("""
    INSERT INTO interactions_look AS look (member_id, customer_id, looked_at)
    VALUES (%(by)s, %(customer)s, %(now)s)
    ON CONFLICT (member_id, customer_id) DO UPDATE SET
        marker = CASE WHEN look.looked_at < %(same_since)s THEN look.looked_at ELSE look.marker END,
        looked_at = %(now)s
    RETURNING id, marker
""")


def remember_look(customer: Customer, *, by: Member) -> Look:
    """Note that somebody opened a customer's page, and answer the look with its marker "since you last looked".

    Coming back within half an hour is the same look, so that a reload does not hide what is new. One statement, because
    it runs with every page.
    """
    now = timezone.now()
    [(pk, marker)] = LOOK(by=by.pk, customer=customer.pk, now=now, same_since=now - SAME_LOOK)
    return Look(pk=pk, member=by, customer=customer, looked_at=now, marker=marker)
