from concurrent.futures import ThreadPoolExecutor
from threading import Event as Gate

import pytest
from django.db import connection
from django.http import HttpResponse

from wiring.models import Answer, Cursor
from wiring.once import do_once

NAME = {"actor": "member-1", "route": "POST /x/", "key": "k", "body": b"1"}


def note_it(status: int = 201) -> HttpResponse:
    Cursor.objects.create(reaction=f"deed {Cursor.objects.count()}")
    return HttpResponse("done", status=status)


def test_the_same_key_repeats_the_answer_and_not_the_deed(db: None) -> None:
    first, again = do_once(note_it, **NAME), do_once(note_it, **NAME)
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert again["Idempotent-Replay"] == "true"
    assert Cursor.objects.count() == 1


def test_the_same_key_with_another_body_is_refused(db: None) -> None:
    do_once(note_it, **NAME)
    assert do_once(note_it, **NAME | {"body": b"2"}).status_code == 422
    assert Cursor.objects.count() == 1


def test_a_refused_request_leaves_nothing_and_may_be_tried_again(db: None) -> None:
    assert do_once(lambda: note_it(422), **NAME).status_code == 422
    assert not Cursor.objects.exists() and not Answer.objects.exists()
    assert do_once(note_it, **NAME).status_code == 201


def test_a_failed_request_leaves_nothing_and_may_be_tried_again(db: None) -> None:
    def fail() -> HttpResponse:
        note_it()
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        do_once(fail, **NAME)
    assert not Cursor.objects.exists()
    assert do_once(note_it, **NAME).status_code == 201


@pytest.mark.django_db(transaction=True)
def test_while_the_first_is_at_work_the_second_is_told_so() -> None:
    begun, finish = Gate(), Gate()

    def slowly() -> HttpResponse:
        begun.set()
        finish.wait(10)
        return note_it()

    def in_a_thread() -> int:
        try:
            return do_once(slowly, **NAME).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(in_a_thread)
        begun.wait(10)
        assert do_once(note_it, **NAME).status_code == 409
        finish.set()
        assert first.result() == 201
    assert Cursor.objects.count() == 1
