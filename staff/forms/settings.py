"""What a member of staff may arrange for themselves."""

import zoneinfo

from django import forms
from django.utils.translation import gettext_lazy as _

from staff.models import Member


def time_zones() -> list[tuple[str, object]]:
    return [
        ("", _("The company's")),
        *((zone, zone.replace("_", " ")) for zone in sorted(zoneinfo.available_timezones())),
    ]


class SettingsForm(forms.ModelForm):
    """Everything on "Your settings"."""

    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones, required=False)

    class Meta:
        model = Member
        fields = ["name", "time_zone", "theme", "density", "single_letter_keys"]
        widgets = {"theme": forms.RadioSelect, "density": forms.RadioSelect}


class LookForm(forms.Form):
    """The quick switches in the member menu: one of them at a time."""

    theme = forms.ChoiceField(choices=Member.Theme.choices, required=False)
    density = forms.ChoiceField(choices=Member.Density.choices, required=False)

    def chosen(self) -> dict[str, str]:
        return {field: value for field, value in self.cleaned_data.items() if value}
