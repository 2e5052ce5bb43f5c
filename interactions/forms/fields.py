"""Fields that several forms of this room share."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Prose(forms.CharField):
    """Text as somebody types it. Browsers send two letters for each new line; we count and keep one."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value) or ""


class Moment(forms.Field):
    """A moment on the reader's clock. An hour that the clock skips moves on; one it shows twice means the first."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    default_error_messages = {"invalid": _("This is not a date and time we can read.")}

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values:
            return None
        try:
            naive = datetime.fromisoformat(value)
            return timezone.make_aware(naive) if timezone.is_naive(naive) else naive
        except (TypeError, ValueError, OverflowError):
            raise ValidationError(self.error_messages["invalid"], "invalid") from None

    def prepare_value(self, value: Any) -> Any:
        return timezone.make_naive(value) if isinstance(value, datetime) else value
