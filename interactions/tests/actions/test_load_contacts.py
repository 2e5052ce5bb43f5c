from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from conftest import Bring
from customers.actions.tell_undone import tell_undone
from customers.actions.undo_intake import undo_intake
from customers.actions.work_on_intake import work_on_intake
from customers.models import Customer, Event, EventKey, Intake
from interactions.events import CONTACT
from interactions.models import Body
from staff.models import Member

HEADINGS = "call id,date,time,email,channel,direction,summary,outcome,duration,agent\n"
CALL = "c1,5.1.2026,10:30,mira@lindqvist.example,Phone,inbound,Wants a refund,promised,4:10,Ana\n"


def outcome(intake: Intake) -> tuple[int, int, int, int]:
    return intake.created, intake.updated, intake.skipped, intake.failed


def test_a_row_becomes_a_contact_on_the_timeline(bring: Bring, mira: Customer, ana: Member) -> None:
    intake = bring(HEADINGS + CALL, of="interactions")
    assert outcome(intake) == (1, 0, 0, 0)
    contact = mira.events.named(CONTACT).get()
    assert contact.happened_at == datetime(2026, 1, 5, 10, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert (contact.channel_id, contact.direction, contact.summary, contact.by) == (
        "phone",
        "in",
        "Wants a refund",
        ana,
    )
    assert (contact.details, contact.intake, contact.cost) == (
        {"outcome": "promised", "minutes": 5},
        intake,
        contact.channel.cost_per_contact,
    )


def test_the_same_file_again_tells_nothing_twice(bring: Bring, mira: Customer, ana: Member) -> None:
    bring(HEADINGS + CALL, of="interactions")
    assert outcome(bring(HEADINGS + CALL + CALL, of="interactions")) == (0, 0, 2, 0)
    nameless = "date,email,summary\n2026-01-05,mira@lindqvist.example,Hello\n"
    assert outcome(bring(nameless, of="interactions")) == (1, 0, 0, 0)
    assert outcome(bring(nameless, of="interactions")) == (0, 0, 1, 0)


def test_an_id_that_means_another_contact_is_an_error(bring: Bring, mira: Customer, ana: Member) -> None:
    intake = bring(HEADINGS + CALL + CALL.replace("10:30", "11:30"), of="interactions")
    assert outcome(intake) == (1, 0, 0, 1)
    assert "Another contact has the id c1" in intake.problems.get().reason


def test_what_no_column_says_is_said_once_for_the_file(bring: Bring, mira: Customer) -> None:
    bring("date,email\n2026-01-05,mira@lindqvist.example\n", of="interactions", channel="chat", direction="out")
    contact = mira.events.named(CONTACT).get()
    assert (contact.channel_id, contact.direction, contact.summary) == ("chat", "out", "")


def test_a_long_text_is_kept_beside_the_log(bring: Bring, mira: Customer) -> None:
    bring(f'date,email,message\n2026-01-05,mira@lindqvist.example,"{"word " * 200}"\n', of="interactions")
    contact = mira.events.named(CONTACT).get()
    assert len(contact.summary) <= 300
    assert contact.summary.endswith("…")
    assert Body.objects.get(event=contact).text == ("word " * 200).strip()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("c2,5.1.2189,,mira@lindqvist.example,Phone,in,,,,", "future"),
        ("c2,,,mira@lindqvist.example,Phone,in,,,,", "Date is missing"),
        ("c2,5.1.2026,,nobody@x.example,Phone,in,,,,", "No customer is known"),
        ("c2,5.1.2026,,mira@lindqvist.example,Pigeon,in,,,,", "none of"),
        ("c2,5.1.2026,,mira@lindqvist.example,Phone,sideways,,,,", "none of: in, out"),
        ("c2,5.1.2026,,mira@lindqvist.example,Phone,in,,,9999,", "minutes"),
        ("c2,5.1.2026,,mira@lindqvist.example,Phone,in,,,,Zoltan", "nobody's name"),
    ],
)
def test_bad_rows_say_why(bring: Bring, mira: Customer, ana: Member, row: str, why: str) -> None:
    intake = bring(HEADINGS + CALL + row + "\n", of="interactions")
    assert outcome(intake) == (1, 0, 0, 1)
    assert why in intake.problems.get().reason


def test_undone_contacts_are_told_no_more_and_may_be_told_again(bring: Bring, mira: Customer, ana: Member) -> None:
    text = HEADINGS + CALL.replace("Wants a refund", "long " * 100)
    intake = bring(text, of="interactions")
    undo_intake(intake, here=True)
    work_on_intake(intake.pk)
    intake.refresh_from_db()
    assert intake.report == {"texts_taken_back": 1}
    assert tell_undone(intake) == ["1 full text taken back"]
    assert not Event.objects.visible_to(ana).filter(customer=mira, name=CONTACT.name).exists()
    assert (EventKey.objects.count(), Body.objects.count()) == (0, 0)
    assert outcome(bring(text, of="interactions")) == (1, 0, 0, 0)
