from customers.models import Customer
from interactions.actions.correct_note import correct_note
from interactions.actions.withdraw_note import withdraw_note
from interactions.actions.write_note import write_note
from interactions.models import Note
from interactions.tests.views.conftest import PART, Nothing, Visit
from staff.models import Member


def test_a_note_is_corrected_on_a_page_of_its_own(otto: Customer, ana: Member, visit: Visit) -> None:
    note, client = write_note(otto, text="Before nine", by=ana), visit(ana)
    assert "Before nine" in client.get(f"/notes/{note.pk}/").content.decode()
    assert client.post(f"/notes/{note.pk}/", {"text": "Before eight"}).status_code == 302
    assert Note.objects.standing().get().text == "Before eight"


def test_who_was_overtaken_sees_both_texts_and_loses_none(
    otto: Customer, ana: Member, sam: Member, visit: Visit, nothing_written: Nothing
) -> None:
    note = write_note(otto, text="First", by=ana)
    theirs = correct_note(note, text="Theirs", by=sam)
    with nothing_written():
        response = visit(ana).post(f"/notes/{note.pk}/", {"text": "Mine"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Theirs" in page
    assert "Mine" in page
    assert f"/notes/{theirs.pk}/" in page


def test_taking_back_can_be_undone(otto: Customer, ana: Member, visit: Visit) -> None:
    note, client = write_note(otto, text="Oops", by=ana), visit(ana)
    response = client.post(f"/notes/{note.pk}/withdrawal/", headers=PART)
    assert f"/notes/{note.pk}/restoration/" in response.headers["HX-Trigger"]
    assert not Note.objects.standing().exists()
    client.post(f"/notes/{note.pk}/restoration/", headers=PART)
    assert Note.objects.standing().exists()


def test_taking_back_twice_says_that_it_was_too_late(
    otto: Customer, ana: Member, visit: Visit, nothing_written: Nothing
) -> None:
    note = withdraw_note(write_note(otto, text="Oops", by=ana), by=ana)
    with nothing_written():
        response = visit(ana).post(f"/notes/{note.pk}/withdrawal/", headers=PART)
    assert "in the meantime" in response.headers["HX-Trigger"]


def test_a_note_taken_back_is_told_without_its_words(otto: Customer, ana: Member, visit: Visit) -> None:
    withdraw_note(write_note(otto, text="Something unkind", by=ana), by=ana)
    page = visit(ana).get(otto.get_absolute_url()).content.decode()
    assert "Something unkind" not in page
    assert "A note, taken back" in page
