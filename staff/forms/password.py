"""Choosing a password, by oneself or by a link that was handed over."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from staff.models import Member
from staff.rules.passwords import shortest


class NewPasswordForm(forms.Form):
    """A new password, typed once: it can be shown while typing, which helps more than typing it twice."""

    new = forms.CharField(
        label=_("New password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "data-reveal": _("Show what I type")}),
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member
        least = shortest(second_factor=member.uses_second_factor)
        advice = gettext("At least %(least)d characters.") % {"least": least}
        self.fields["new"].help_text = " ".join([advice, *filter(None, password_validators_help_texts())])

    def clean_new(self) -> str:
        validate_password(self.cleaned_data["new"], self.member)
        return self.cleaned_data["new"]


class ChangePasswordForm(NewPasswordForm):
    """The same, by somebody who shows that they know the old one."""

    old = forms.CharField(
        label=_("Present password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ["old", "new"]

    def clean_old(self) -> str:
        return checked(self.cleaned_data["old"], self.member)


class PasswordForm(forms.Form):
    """The present password again, before something that somebody at an unlocked screen should not do."""

    password = ChangePasswordForm.base_fields["old"]

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member

    def clean_password(self) -> str:
        return checked(self.cleaned_data["password"], self.member)


def checked(password: str, member: Member) -> str:
    if not member.check_password(password):
        raise forms.ValidationError(gettext("That is not your present password."))
    return password
