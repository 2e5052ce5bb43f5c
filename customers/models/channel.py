from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.Model):
    """One way customers and company meet. What a contact costs is a setting, never a constant in code."""

    code = models.SlugField(primary_key=True, max_length=20)
    name = models.CharField(max_length=60)
    icon = models.CharField(max_length=30, default="dot")
    cost_per_contact = models.DecimalField(max_digits=9, decimal_places=4, default=0)
    personal = models.BooleanField(
        default=True, help_text=_("A person of ours takes part: agents may record contacts on it by hand")
    )
    asks_consent = models.BooleanField(
        default=False, help_text=_("We reach customers on it: the consent ledger asks about each purpose on it")
    )
    position = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name
