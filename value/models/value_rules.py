from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

SHARE = [MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(1))]


def share(words: Any, usual: str, help_text: Any = "") -> Any:
    """A column that holds a share from 0 to 1."""
    return models.DecimalField(
        words, max_digits=5, decimal_places=4, default=Decimal(usual), validators=SHARE, help_text=help_text
    )


class ValueRulesManager(models.Manager["ValueRules"]):
    def standing(self) -> "ValueRules":
        """The rules in force; those of a new company, if nobody ever set any."""
        return self.order_by("-id").first() or ValueRules()


class ValueRules(models.Model):
    """How this company reckons what customers are worth, and where its tiers begin. A change is a new row: the last holds.

    A tier is entered at one threshold and left at another, so that nobody near a border goes in and out.
    """

    horizon_days = models.PositiveIntegerField(
        _("days looked ahead"), default=365, validators=[MinValueValidator(30), MaxValueValidator(3650)]
    )
    discount_rate = share(_("discount rate a year"), "0.10", _("What a year's waiting takes off the worth of money"))
    usual_margin = share(_("usual margin"), "0.30", _("Of what is sold, where nobody knows what it cost us"))
    rates = models.JSONField(
        _("exchange rates"),
        default=dict,
        blank=True,
        help_text=_("What one unit of another currency is worth in ours; orders in currencies not named are left out"),
    )
    mvc_enter = share(_("most valuable: enter among the best"), "0.05")
    mvc_leave = share(_("most valuable: leave below the best"), "0.07")
    mgc_enter = share(_("most growable: enter among the best"), "0.10")
    mgc_leave = share(_("most growable: leave below the best"), "0.13")
    bz_leave = models.DecimalField(
        _("below zero: leave above"), max_digits=10, decimal_places=2, default=Decimal(5),
        validators=[MinValueValidator(Decimal(0))], help_text=_("Entered below nothing; in money"),
    )  # fmt: skip
    least_buyers = models.PositiveIntegerField(_("buyers needed for predictions"), default=500)
    least_days = models.PositiveIntegerField(_("days of history needed for predictions"), default=180)
    set_at = models.DateTimeField(auto_now_add=True)
    set_by = models.ForeignKey("staff.Member", models.PROTECT, null=True, blank=True, related_name="+")

    objects: ClassVar[ValueRulesManager] = ValueRulesManager()

    class Meta:
        verbose_name_plural = "value rules"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(mvc_enter__lte=models.F("mvc_leave"), mgc_enter__lte=models.F("mgc_leave")),
                name="value_rules_leave_after_entering",
            )
        ]

    def __str__(self) -> str:
        return f"{_('Rules of')} {self.set_at:%Y-%m-%d}" if self.set_at else str(_("The usual rules"))
