from typing import Any, ClassVar, Self

from django.db import models

from customers.models import FactType
from value.models.reckoning import Reckoning

YES_NO = {"true": "yes", "false": "no"}


class AnswerWorthQuerySet(models.QuerySet["AnswerWorth"]):
    def current(self) -> Self:
        """Of the last reckoning that was finished and for which answers were weighed."""
        weighed = Reckoning.objects.whole().filter(answer_worths__isnull=False).order_by("-id")
        return self.filter(reckoning=models.Subquery(weighed.values("pk")[:1]))

    def golden(self) -> "AnswerWorth | None":
        """The kind of fact that splits value best; None when none does better than chance."""
        return self.current().filter(beats_chance=True).select_related("type").order_by("-share", "type_id").first()


class AnswerWorth(models.Model):
    """How much the answers to one kind of fact told, in one reckoning, of the value fifth a customer is in.

    `share` is the mutual information, corrected for the bias of counting, as a part of all there is to know of the fifth.
    """

    reckoning = models.ForeignKey(Reckoning, models.CASCADE, related_name="answer_worths", db_index=False)
    type = models.ForeignKey(FactType, models.CASCADE, related_name="+", db_index=False)
    customers = models.IntegerField(help_text="Who have answered and were valued")
    answers = models.IntegerField(help_text="Different ones, the rare ones counted as one")
    share = models.FloatField()
    low = models.FloatField(help_text="With the high one, where the share lies in 95 of 100 samples like this")
    high = models.FloatField()
    chance = models.FloatField(help_text="How often answers given by chance tell as much")
    beats_chance = models.BooleanField(help_text="Also when all kinds of facts are tried")
    split = models.JSONField(default=list, help_text="Each answer: how many gave it, and how many are in each fifth")

    objects: ClassVar[models.Manager["AnswerWorth"]] = AnswerWorthQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reckoning", "type"], name="answers_weighed_once")]

    def __str__(self) -> str:
        return f"{self.type_id}: {self.share:.1%}"

    @property
    def answers_told(self) -> list[dict[str, Any]]:
        """The split, with the word by which the list of customers is narrowed to those who gave an answer."""
        return [{**one, "word": self.word_for(one["answer"])} for one in self.split]

    def word_for(self, answer: str | None) -> str:
        """Empty for what cannot be asked of the list: rare answers together, quarters, free text."""
        if answer is None or self.type.value not in {FactType.Value.CHOICE, FactType.Value.YES_NO}:
            return ""
        return f"{self.type_id}:{YES_NO.get(answer, answer) if self.type.value == FactType.Value.YES_NO else answer}"
