from axes.models import AccessAttempt
from django.utils.translation import gettext_lazy as _


class WrongPassword(AccessAttempt):  # type: ignore[misc]
    """Wrong passwords for one account from one address, of late. (The table is axes'.)"""

    class Meta:
        proxy = True
        ordering = ["-attempt_time"]
        verbose_name = _("wrong password")
        verbose_name_plural = _("wrong passwords")

    def __str__(self) -> str:
        return f"{self.username} {self.failures_since_start}"
