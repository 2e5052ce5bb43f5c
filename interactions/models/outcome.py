from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What came of a contact; the log keeps it among the event's details."""

    ANSWERED = "answered", _("answered")
    FOLLOW_UP = "follow_up", _("to be followed up")
    NOT_REACHED = "not_reached", _("not reached")
    MESSAGE_LEFT = "message_left", _("left a message")
    PASSED_ON = "passed_on", _("passed on")
