"""What somebody who just started Picket is told about getting in."""

from crm.demonstration.cast import PASSWORD, STAFF, address_of
from crm.models import Demonstration
from staff.models import Member

SHOWN = ("agent", "supervisor", "rep", "admin")


def explained() -> str:
    if Demonstration.objects.exists():
        addresses = [f"{address_of(name)} ({role})" for name, role in STAFF if role in SHOWN]
        return f"Sign in as {', '.join(addresses)}; the password is {PASSWORD}.\n"
    if Member.objects.exists():
        return "Sign in with your e-mail address and password.\n"
    return "Nobody can sign in yet: bin/manage createsuperuser makes the first member of staff.\n"
