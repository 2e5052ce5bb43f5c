"""Django's password checks, saying what `staff/rules/passwords.py` decides."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from staff.models import Member
from staff.rules.passwords import LONGEST, is_guessable, normal, shortest


class LongEnough:
    """At least 15 characters; 8 where a second factor is asked for as well."""

    def validate(self, password: str, user: Member | None = None) -> None:
        least = shortest(second_factor=bool(user and user.pk and user.uses_second_factor))
        if len(normal(password)) < least:
            raise ValidationError(
                ngettext("Use at least %(least)d character.", "Use at least %(least)d characters.", least)
                % {"least": least},
                code="password_too_short",
            )
        if len(password) > LONGEST:
            raise ValidationError(_("That is longer than we can take: 200 characters."), code="password_too_long")

    def get_help_text(self) -> str:
        return _("A sentence of four or five words is easy to keep in mind and hard to guess.")


class NotGuessable:
    """Not made of the member's own name or the house's words."""

    def validate(self, password: str, user: Member | None = None) -> None:
        if is_guessable(password, about=[user.name, user.email] if user else []):
            raise ValidationError(_("This is among the first that somebody would guess."), code="password_guessable")

    def get_help_text(self) -> str:
        return ""
