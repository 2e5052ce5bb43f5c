from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from value.models import Tier

USUALLY = timedelta(days=90)
LONGEST = timedelta(days=730)


class TierForm(forms.Form):
    """The tier a customer is put into by hand, why, and how long that holds."""

    tier = forms.ChoiceField(label=_("Tier"), choices=Tier.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why"), max_length=300, help_text=_("Others will read it, and the history keeps it.")
    )
    until = forms.DateField(
        label=_("Until the end of"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Then the figures decide again."),
    )

    def __init__(self, data: Any, *, tier: str, **rest: Any) -> None:
        initial = {"tier": tier, "until": timezone.localdate() + USUALLY}
        super().__init__(data, initial=initial, **rest)

    def clean_until(self) -> datetime:
        day: date = self.cleaned_data["until"]
        today = timezone.localdate()
        if day < today:
            raise forms.ValidationError(_("This day is over."))
        if day > today + LONGEST:
            raise forms.ValidationError(_("Two years at most: then somebody should look again."))
        return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
