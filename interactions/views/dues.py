from django.utils import timezone

from interactions.rules.dues import quick_dues
from interactions.templatetags.days import in_a_sentence, moment_name


def due_choices() -> list[tuple[str, str]]:
    """The moments most promises are made for: as the form sends them, and in words."""
    now = timezone.localtime().replace(tzinfo=None)
    return [(due.isoformat(timespec="minutes"), in_a_sentence(moment_name(due, now.date()))) for due in quick_dues(now)]
