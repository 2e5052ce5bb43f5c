from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.models import FactType
from customers.rules.typed_values import BadValue
from value.models.need_group import NeedGroup
from value.rules.needs import written


class FactRule(models.Model):
    """Whoever has a standing fact of this type, with one of these answers, belongs to the group."""

    group = models.ForeignKey(NeedGroup, models.CASCADE, related_name="fact_rules")
    fact_type = models.ForeignKey(FactType, models.CASCADE, related_name="+", verbose_name=_("kind of fact"))
    answers = ArrayField(
        models.CharField(max_length=200),
        default=list,
        blank=True,
        verbose_name=_("answers"),
        help_text=_("One of them is enough, separated by commas; none: any answer"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "fact_type"], name="fact_rule_once")]

    def __str__(self) -> str:
        return f"{self.fact_type}: {', '.join(self.answers) or '…'}"

    def clean(self) -> None:
        """Answers are kept as the facts are: what no fact of this type can say is refused."""
        kind = FactType.objects.filter(pk=self.fact_type_id).first()
        if kind is None:
            return
        try:
            read: list[Any] = [kind.read(answer) for answer in self.answers]
        except BadValue as bad:
            raise ValidationError({"answers": _("No fact of this kind says that: %(why)s") % {"why": bad}}) from bad
        self.answers = [written(answer) for answer in read if answer is not None]
