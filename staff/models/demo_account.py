from typing import ClassVar, Self

from django.db import models

from staff.models.member import Member


class DemoAccountQuerySet(models.QuerySet["DemoAccount"]):
    def to_try(self) -> Self:
        """Those that can still be signed in to, with what each of them does here."""
        return (
            self.filter(member__is_active=True)
            .select_related("member")
            .prefetch_related("member__roles")
            .order_by("member_id")
        )


class DemoAccount(models.Model):
    """An invented member of staff, whose password stands on the sign-in page for everybody to try.

    Only the demonstration makes these. Whoever changes the password makes the account their own: the row goes.
    """

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="demo_account")
    password = models.CharField(max_length=40)

    objects: ClassVar[models.Manager["DemoAccount"]] = DemoAccountQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.member)
