from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from customers.rules.names import LONGEST_WORD, words


class NameWordManager(models.Manager["NameWord"]):
    def learn(self, name: str) -> None:
        """Teach the search box the words of this name."""
        spelt = [NameWord(word=word) for word in sorted(set(words(name)))]
        self.bulk_create(spelt, ignore_conflicts=True)


class NameWord(models.Model):
    """A word that occurs in some customer's name. The search box corrects typing errors against these few words
    instead of against every name."""

    word = models.CharField(max_length=LONGEST_WORD, primary_key=True)

    objects: ClassVar[NameWordManager] = NameWordManager()

    class Meta:
        indexes = [GinIndex(fields=["word"], name="name_word_trigrams", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.word
