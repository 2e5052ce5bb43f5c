from typing import Any, ClassVar

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models

from staff.models.member import Member


class DeedManager(models.Manager["Deed"]):
    def record(self, what: str, *, by: Member, about: models.Model, flag: int) -> "Deed":
        """Write down what one of us did to the house. `flag` is Django's ADDITION, CHANGE or DELETION."""
        return self.create(
            user=by,
            content_type=ContentType.objects.get_for_model(about, for_concrete_model=True),
            object_id=str(about.pk),
            object_repr=str(about)[:200],
            action_flag=flag,
            change_message=what,
        )


class Deed(LogEntry):
    """What one of us did to the house itself: staff, roles, tokens, catalogues.

    Django's own admin log, so that what is done in the administration and what is done by our verbs stand in one list.
    What happens to customers stands in `customers.Event`.
    """

    objects: ClassVar[Any] = DeedManager()

    class Meta:
        proxy = True
        ordering = ["-action_time", "-id"]
        verbose_name = "deed"
