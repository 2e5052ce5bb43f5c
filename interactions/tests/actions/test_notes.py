import pytest

from customers.models import Customer
from interactions.actions.correct_note import correct_note
from interactions.actions.hold_note import NoLongerStands
from interactions.actions.once import AlreadyDone
from interactions.actions.restore_note import restore_note
from interactions.actions.withdraw_note import withdraw_note
from interactions.actions.write_note import write_note
from interactions.events import NOTE_CORRECTED, NOTE_RESTORED, NOTE_WITHDRAWN, NOTE_WRITTEN
from interactions.models import Note
from staff.models import Member


def test_a_long_note_is_whole_in_its_row_and_begins_in_the_log(mira: Customer, ana: Member) -> None:
    note = write_note(mira, text="word " * 2000, by=ana)
    event = mira.events.named(NOTE_WRITTEN).get()
    assert len(note.text) == 10_000
    assert event.summary.endswith("word…")
    assert len(event.summary) <= 300


def test_a_correction_replaces_the_note_and_both_stay(mira: Customer, ana: Member, sam: Member) -> None:
    old = write_note(mira, text="Wants delivery before nine", by=ana)
    new = correct_note(old, text="Wants delivery before eight", by=sam)
    assert list(Note.objects.standing()) == [new]
    assert Note.objects.get(corrected_by=new).text == "Wants delivery before nine"
    assert mira.events.named(NOTE_CORRECTED).get().about_id == new.pk


def test_a_correction_that_changes_nothing_writes_nothing(mira: Customer, ana: Member) -> None:
    note = write_note(mira, text="Same", by=ana)
    assert correct_note(note, text="Same", by=ana) == note
    assert not mira.events.named(NOTE_CORRECTED).exists()


def test_a_note_taken_back_can_be_restored(mira: Customer, ana: Member) -> None:
    note = withdraw_note(write_note(mira, text="Oops", by=ana), by=ana)
    assert not Note.objects.standing().exists()
    restore_note(note, by=ana)
    assert Note.objects.standing().get() == note
    assert mira.events.named(NOTE_WITHDRAWN, NOTE_RESTORED).count() == 2


def test_a_note_changed_in_the_meantime_is_not_changed_again(mira: Customer, ana: Member, sam: Member) -> None:
    note = write_note(mira, text="First", by=ana)
    new = correct_note(note, text="Second", by=sam)
    for change in (lambda: correct_note(note, text="Third", by=ana), lambda: withdraw_note(note, by=ana)):
        with pytest.raises(NoLongerStands):
            change()
    assert Note.objects.standing().get() == new


def test_a_form_sent_twice_writes_one_note(mira: Customer, ana: Member) -> None:
    write_note(mira, text="Once", by=ana, key="k1")
    with pytest.raises(AlreadyDone):
        write_note(mira, text="Once", by=ana, key="k1")
    assert Note.objects.count() == 1


def test_a_form_sent_again_with_other_words_loses_none(mira: Customer, ana: Member) -> None:
    for text in ("Once", "Once more"):
        write_note(mira, text=text, by=ana, key="k1")
    assert Note.objects.count() == 2
