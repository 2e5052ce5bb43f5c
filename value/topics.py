from django.db.models import QuerySet

from staff.models import Member
from staff.rules.powers import Power
from value.models import Reckoning
from wiring.topics import topic


@topic("reckoning")
def reckoning(viewer: Member) -> QuerySet[Reckoning]:
    return Reckoning.objects.all() if viewer.may(Power.SEE_VALUE) else Reckoning.objects.none()
