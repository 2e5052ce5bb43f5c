"""What a question answers is what its QuerySet would, whatever it was asked before."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext

from staff.models import Member
from wiring.questions import MOST_SHAPES, Question, Sentence, know, question

pytestmark = pytest.mark.django_db


@question
def colleagues(of: int, since: datetime, named: str | None = None, *, backwards: bool = False) -> QuerySet[Member]:
    members = Member.objects.with_powers().exclude(pk=of).filter(joined_at__gte=since)
    members = members.order_by("-name" if backwards else "name")
    return members if named is None else members.filter(name=named)


@question
def names(of: int) -> QuerySet[Member, tuple[str, str]]:
    return Member.objects.filter(pk=of).annotate(first=F("name")).values_list("first", "email")


LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def test_each_call_is_answered_for_its_own_values(ana: Member, sam: Member, sue: Member) -> None:
    assert [each.name for each in colleagues(ana.pk, LONG_AGO, None)] == ["Sam", "Sue"]
    assert [each.name for each in colleagues(sam.pk, LONG_AGO, None)] == ["Ana", "Sue"]
    assert colleagues(sam.pk, sue.joined_at + timedelta(days=1), None) == []
    assert [each.name for each in colleagues(sam.pk, LONG_AGO, "Sue")] == ["Sue"]
    assert [each.name for each in colleagues(sam.pk, LONG_AGO, "Ana")] == ["Ana"]
    assert [each.name for each in colleagues(sam.pk, LONG_AGO, backwards=True)] == ["Sue", "Ana"]
    assert [each.name for each in colleagues(sam.pk, LONG_AGO, None)] == ["Ana", "Sue"]


def test_rows_are_what_the_queryset_would_make_of_them(ana: Member, sam: Member) -> None:
    [kept] = colleagues(sam.pk, LONG_AGO, None)
    [asked] = colleagues.ask(sam.pk, LONG_AGO, None)
    assert (kept, kept.powers, kept.get_deferred_fields()) == (asked, asked.powers, set())
    assert names(ana.pk) == [("Ana", ana.email)]
    assert names(sam.pk) == [("Sam", sam.email)]


def test_what_changed_is_answered_as_it_is_now(ana: Member, sam: Member) -> None:
    colleagues(sam.pk, LONG_AGO, None)
    Member.objects.filter(pk=ana.pk).update(name="Anabel")
    assert [each.name for each in colleagues(sam.pk, LONG_AGO, None)] == ["Anabel"]


def test_the_sql_is_written_once_and_asked_in_one_query(ana: Member, sam: Member) -> None:
    asked = Question(colleagues.ask)
    asked(ana.pk, LONG_AGO, None)
    with CaptureQueriesContext(connection) as kept:
        asked(sam.pk, LONG_AGO, None)
    with CaptureQueriesContext(connection) as fresh:
        list(colleagues.ask(sam.pk, LONG_AGO, None))
    assert [query["sql"] for query in kept] == [query["sql"] for query in fresh]
    assert len(asked.written) == 1


def test_what_has_many_shapes_is_answered_all_the_same(ana: Member, sam: Member) -> None:
    asked = Question(lambda of, limit: Member.objects.exclude(pk=of).order_by("name")[:limit])
    for limit in range(1, MOST_SHAPES + 5):
        assert asked(sam.pk, limit=limit) == [ana]
    assert len(asked.written) == MOST_SHAPES


def test_a_value_that_would_be_baked_in_is_refused(ana: Member) -> None:
    with pytest.raises(ValueError, match="as they are given"):
        question(lambda part: Member.objects.filter(name__contains=part))("na")
    with pytest.raises(ValueError, match="as they are given"):
        question(lambda number: Member.objects.filter(pk__gt=number + 1))(ana.pk)


def test_a_question_that_prefetches_is_refused(ana: Member) -> None:
    with pytest.raises(ValueError, match="prefetches"):
        question(lambda pk: Member.objects.filter(pk=pk).prefetch_related("roles"))(ana.pk)


def test_a_sentence_is_said_with_its_values_by_place_or_by_name(ana: Member) -> None:
    said = Sentence("SELECT name FROM staff_member WHERE id = %s AND email = %s")
    assert said(ana.pk, ana.email) == [(ana.name,)]
    assert said(ana.pk, "nobody@picket.example") == []
    assert Sentence("SELECT %(a)s::int + %(a)s::int, %(b)s::text")(a=2, b="x") == [(4, "x")]
    assert Sentence("UPDATE staff_member SET name = %s WHERE id = %s")("Anna", ana.pk) == []
    assert Member.objects.get(pk=ana.pk).name == "Anna"


def test_what_is_known_is_not_asked_again(ana: Member) -> None:
    roles = list(ana.roles.all())
    know(ana, "roles", roles)
    with CaptureQueriesContext(connection) as captured:
        assert list(ana.roles.all()) == roles
    assert len(captured) == 0
