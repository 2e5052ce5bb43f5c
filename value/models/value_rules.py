import json
from decimal import Decimal
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.models import Channel, FactType
from value.rules.tiers import Thresholds

SHARE = [MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(1))]


def share(words: Any, usual: str, help_text: Any = "") -> Any:
    """A column that holds a share from 0 to 1."""
    return models.DecimalField(
        words, max_digits=5, decimal_places=4, default=Decimal(usual), validators=SHARE, help_text=help_text
    )


def money(words: Any, usual: str) -> Any:
    """A column that holds an amount in the company's currency, not below nothing."""
    return models.DecimalField(
        words, max_digits=10, decimal_places=2, default=Decimal(usual), validators=[MinValueValidator(Decimal(0))]
    )


class ValueRulesManager(models.Manager["ValueRules"]):
    def in_force(self) -> "ValueRules":
        """The rules that were set last; those of a new company, if nobody ever set any."""
        return self.order_by("-id").first() or self.create()


class ValueRules(models.Model):
    """How this company reckons what customers are worth, and where its tiers begin. A change is a new row: the last holds.

    A tier is entered at one threshold and left at another, so that nobody near a border goes in and out.
    """

    horizon_days = models.PositiveIntegerField(
        _("days looked ahead"), default=365, validators=[MinValueValidator(30), MaxValueValidator(3650)]
    )
    discount_rate = share(_("discount rate a year"), "0.10", _("What a year’s waiting takes off the worth of money"))
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
    bz_enter = money(_("below zero: enter at a loss of"), "1")
    bz_leave = money(_("below zero: leave with a profit of"), "1")
    share_fact = models.ForeignKey(
        FactType, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("fact that tells our share"),
        help_text=_("A number: how many percent of what they buy of our kind they buy from us"),
    )  # fmt: skip
    cheap_channel = models.ForeignKey(
        Channel, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cheaper channel"),
        help_text=_("Where contacts could go that are dear today"),
    )  # fmt: skip
    movable = share(_("contacts that could move there"), "0.50")
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

    @property
    def rates_told(self) -> str:
        """What one unit of each currency is worth in the company's own, itself included: as JSON for the database."""
        return json.dumps({**{code: str(rate) for code, rate in self.rates.items()}, settings.CURRENCY: "1"})

    @property
    def thresholds(self) -> Thresholds:
        """Where tiers begin and end."""
        shares = (self.mvc_enter, self.mvc_leave, self.mgc_enter, self.mgc_leave, self.bz_enter, self.bz_leave)
        return Thresholds(*map(float, shares))
