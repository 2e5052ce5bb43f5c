from datetime import timedelta

from django.utils import timezone

from wiring.actions.forget_answers import forget_answers
from wiring.models import Answer


def test_answers_are_kept_two_days(db: None) -> None:
    for key, hours in (("old", 49), ("young", 47)):
        answer = Answer.objects.create(actor="member-1", route="POST /", key=key, request_digest="", status=200)
        Answer.objects.filter(pk=answer.pk).update(answered_at=timezone.now() - timedelta(hours=hours))
    assert forget_answers() == 1
    assert Answer.objects.get().key == "young"
