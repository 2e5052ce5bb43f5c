from django.db import transaction

from staff.models import Member
from value.actions.ask_for_reckoning import ask_for_reckoning
from value.models import ValueRules


@transaction.atomic
def set_value_rules(rules: ValueRules, *, by: Member) -> ValueRules:
    """Put new rules in force, beside the old ones, and have everything worked out by them."""
    rules.pk, rules.set_by = None, by
    rules._state.adding = True
    rules.save()
    ask_for_reckoning(by=by)
    return rules
