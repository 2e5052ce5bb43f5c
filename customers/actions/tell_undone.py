from typing import Any

from django.utils.formats import number_format
from django.utils.translation import ngettext_lazy

from customers.models import Intake

# What every room's files may do to customers; what else a kind of import counts, it says itself.
TALLIES = {
    "customers_withdrawn": ngettext_lazy("%(count)s customer withdrawn", "%(count)s customers withdrawn", "number"),
    "customers_kept": ngettext_lazy("%(count)s customer kept", "%(count)s customers kept", "number"),
    "changes_put_back": ngettext_lazy("%(count)s change put back", "%(count)s changes put back", "number"),
    "changes_kept": ngettext_lazy("%(count)s change kept", "%(count)s changes kept", "number"),
}


def tell_undone(intake: Intake) -> list[str]:
    """What the undoing of an import took back so far, and what it kept because more has happened since, in words."""
    words = {**intake.does.tallies, **TALLIES}
    counts = {what: intake.report.get(what, 0) for what in words}
    return [in_words(words[what], count) for what, count in counts.items() if count]


def in_words(words: Any, count: int) -> str:
    return str(words % {"number": count, "count": number_format(count, force_grouping=True)})
