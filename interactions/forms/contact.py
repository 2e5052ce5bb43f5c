from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from customers.models import Channel, Customer, Event, Thread
from customers.models.event import SUMMARY_LENGTH
from interactions.forms.fields import Moment, Prose
from interactions.models import Outcome
from interactions.models.body import LONGEST

DIRECTIONS = [(Event.Direction.IN.value, _("they turned to us")), (Event.Direction.OUT.value, _("we turned to them"))]
A_DAY = 24 * 60


class ContactForm(forms.Form):
    """That customer and company talked, as the one of ours says who took part."""

    channel = forms.ModelChoiceField(Channel.objects.filter(personal=True), label=_("Channel"), empty_label=None)
    direction = forms.ChoiceField(label=_("Who began"), choices=DIRECTIONS)
    summary = forms.CharField(
        label=_("In a sentence"),
        max_length=SUMMARY_LENGTH,
        error_messages={"required": _("Say in a few words what it was about.")},
    )
    body = Prose(label=_("Everything that was said"), max_length=LONGEST, required=False)
    outcome = forms.ChoiceField(label=_("Outcome"), choices=[("", _("not said")), *Outcome.choices], required=False)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=A_DAY, required=False)
    at = Moment(label=_("When"), required=False, help_text=_("Empty: just now"))
    thread = forms.ModelChoiceField(
        Thread.objects.filter(closed_at=None), label=_("Belongs to"), required=False, empty_label=_("no matter")
    )
    subject = forms.CharField(label=_("New matter"), max_length=200, required=False)
    expects_answer = forms.BooleanField(label=_("Waits for an answer"), required=False)
    key = forms.CharField(max_length=100, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, customer: Customer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        matters = cast("forms.ModelChoiceField", self.fields["thread"])
        matters.queryset = customer.threads.filter(closed_at=None)
