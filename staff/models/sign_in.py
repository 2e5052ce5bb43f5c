from axes.models import AccessLog
from django.utils.translation import gettext_lazy as _


class SignIn(AccessLog):  # type: ignore[misc]
    """Somebody came in, and perhaps went: who, when, from where. (The table is axes'.)"""

    class Meta:
        proxy = True
        ordering = ["-attempt_time"]
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")

    def __str__(self) -> str:
        return f"{self.username} {self.attempt_time:%Y-%m-%d %H:%M}"
