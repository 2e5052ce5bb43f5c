from django.contrib.postgres.indexes import GinIndex
from django.db import models


class NameWord(models.Model):
    """A word that occurs in some customer's name. The search box corrects typing errors against these few words
    instead of against every name."""

    word = models.CharField(max_length=100, primary_key=True)

    class Meta:
        indexes = [GinIndex(fields=["word"], name="name_word_trigrams", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.word
