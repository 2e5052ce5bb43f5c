from django.db.models import QuerySet

from customers.models import Customer, Intake
from staff.models import Member
from staff.rules.powers import Power
from wiring.topics import topic


@topic("customer")
def customer(viewer: Member) -> QuerySet[Customer]:
    return Customer.objects.visible_to(viewer)


@topic("intake")
def intake(viewer: Member) -> QuerySet[Intake]:
    return Intake.objects.all() if viewer.may(Power.IMPORT) else Intake.objects.none()
