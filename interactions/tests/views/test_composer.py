"""What people type: written once, kept when it cannot be, never half."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from customers.models import Customer, Thread
from interactions.events import CONTACT, NOTE_WRITTEN, PROMISE_MADE
from interactions.models import Body, Draft, Note, Promise
from interactions.tests.views.conftest import PART, Nothing, Visit
from staff.models import Member


def local(moment: object) -> str:
    """As a browser's field for date and time sends it."""
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")  # type: ignore[arg-type]


def kept_in(field: str, html: str) -> str:
    """What stands in a text field that was sent back."""
    found = re.search(rf'<textarea[^>]*name="{field}"[^>]*>\n?(.*?)</textarea>', html, re.DOTALL)
    return found[1] if found else ""


def test_a_note_is_written_and_the_form_is_empty_again(otto: Customer, ana: Member, visit: Visit) -> None:
    response = visit(ana).post(f"/customers/{otto.pk}/notes/", {"text": "Line\r\nbreak"}, headers=PART)
    assert (response.status_code, Note.objects.get().text) == (200, "Line\nbreak")
    assert kept_in("text", response.content.decode()) == ""
    assert f"/notes/{Note.objects.get().pk}/withdrawal/" in response.headers["HX-Trigger"]


def test_without_script_the_customers_page_comes_back(otto: Customer, ana: Member, visit: Visit) -> None:
    response = visit(ana).post(f"/customers/{otto.pk}/notes/", {"text": "Plain"}, follow=True)
    assert response.redirect_chain == [(otto.get_absolute_url(), 302)]
    assert "Note kept." in response.content.decode()


def test_a_double_click_writes_once(otto: Customer, ana: Member, visit: Visit) -> None:
    client, said = visit(ana), {"text": "Once", "key": "abc"}
    answers = [client.post(f"/customers/{otto.pk}/notes/", said, headers=PART).status_code for _ in range(3)]
    assert (answers, Note.objects.count(), otto.events.named(NOTE_WRITTEN).count()) == ([200] * 3, 1, 1)


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "Zoë 😀 \u202e\u200b", "=1+1", "Null", "O'Brien", "<script>", "x\r\n" * 5_000]
)
def test_any_text_of_ten_thousand_letters_is_kept_as_it_is(
    otto: Customer, ana: Member, visit: Visit, text: str
) -> None:
    response = visit(ana).post(f"/customers/{otto.pk}/notes/", {"text": text}, headers=PART)
    assert response.status_code == 200
    assert Note.objects.get().text == text.replace("\r\n", "\n").strip()


@pytest.mark.parametrize("text", ["", "   ", "x" * 10_001, "with\0nul"])
@pytest.mark.parametrize("headers", [PART, {}], ids=["part", "page"])
def test_a_note_that_cannot_be_is_kept_in_its_field(
    otto: Customer, ana: Member, visit: Visit, text: str, headers: dict, nothing_written: Nothing
) -> None:
    with nothing_written():
        response = visit(ana).post(f"/customers/{otto.pk}/notes/", {"text": text, "key": "abc"}, headers=headers)
    html = response.content.decode()
    assert response.status_code == 422
    assert kept_in("text", html) == text
    assert 'aria-invalid="true"' in html
    assert 'value="abc"' in html
    assert not Note.objects.exists()


CONTACT_SAID = {"channel": "phone", "direction": "in", "summary": "Asked about the X200"}


def test_a_contact_is_written_with_all_that_was_said(otto: Customer, ana: Member, visit: Visit) -> None:
    yesterday = timezone.now() - timedelta(days=1)
    said = {
        **CONTACT_SAID,
        "outcome": "follow_up",
        "minutes": "12",
        "at": local(yesterday),
        "subject": "X200",
        "expects_answer": "on",
        "body": "Every word",
    }
    assert visit(ana).post(f"/customers/{otto.pk}/contacts/", said, headers=PART).status_code == 200
    event = otto.events.named(CONTACT).get()
    assert event.details == {"outcome": "follow_up", "minutes": 12, "more": True}
    assert abs(event.happened_at - yesterday) < timedelta(minutes=1)
    assert Body.objects.get(event=event).text == "Every word"
    assert Thread.objects.unanswered().get().subject == "X200"


def test_a_question_without_a_matter_is_a_matter_of_its_own(otto: Customer, ana: Member, visit: Visit) -> None:
    visit(ana).post(f"/customers/{otto.pk}/contacts/", {**CONTACT_SAID, "expects_answer": "on"}, headers=PART)
    assert Thread.objects.unanswered().get().subject == "Asked about the X200"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("summary", ""),
        ("summary", "x" * 301),
        ("summary", "nul\0"),
        ("body", "nul\0"),
        ("channel", "web"),
        ("channel", "pigeon"),
        ("direction", "up"),
        ("outcome", "rubbish"),
        ("minutes", "-1"),
        ("minutes", "1e9"),
        ("at", "2999-01-01T10:00"),
        ("at", "1969-12-31T10:00"),
        ("at", "0001-01-01T00:00"),
        ("at", "yesterday"),
        ("thread", "99999999"),
        ("thread", "x"),
        ("subject", "x" * 201),
    ],
)
def test_a_contact_that_cannot_have_been_keeps_what_was_typed(
    otto: Customer, ana: Member, visit: Visit, field: str, value: str, nothing_written: Nothing
) -> None:
    said = {**CONTACT_SAID, "body": "Every word", "subject": "X200", field: value}
    with nothing_written():
        response = visit(ana).post(f"/customers/{otto.pk}/contacts/", said, headers=PART)
    html = response.content.decode()
    assert response.status_code == 422
    assert f'id="contact-{field}-error"' in html
    assert kept_in("summary", html) == said["summary"]
    assert kept_in("body", html) == said["body"]
    assert not Thread.objects.exists()


def test_a_matter_of_somebody_else_is_none_of_theirs(
    otto: Customer, mira: Customer, ana: Member, visit: Visit, nothing_written: Nothing
) -> None:
    foreign = Thread.objects.create(customer=mira, subject="Hers", opened_at=timezone.now())
    with nothing_written():
        response = visit(ana).post(
            f"/customers/{otto.pk}/contacts/", {**CONTACT_SAID, "thread": foreign.pk}, headers=PART
        )
    assert response.status_code == 422


def test_a_promise_is_made_for_a_usual_moment_or_another(
    otto: Customer, ana: Member, sam: Member, visit: Visit
) -> None:
    client, tomorrow = visit(ana), timezone.now() + timedelta(days=1)
    client.post(f"/customers/{otto.pk}/promises/", {"what": "Call", "quick": local(tomorrow)}, headers=PART)
    other = {"what": "Write", "quick": "", "due": local(tomorrow), "owner": sam.pk}
    client.post(f"/customers/{otto.pk}/promises/", other, headers=PART)
    made = list(Promise.objects.order_by("id").values_list("what", "owner__name"))
    assert made == [("Call", "Ana"), ("Write", "Sam")]
    assert otto.events.named(PROMISE_MADE).count() == 2


@pytest.mark.parametrize(
    "said",
    [
        {"what": ""},
        {"what": "x" * 301},
        {"what": "nul\0"},
        {"quick": "", "due": ""},
        {"quick": "", "due": "soon"},
        {"quick": "2020-01-01T10:00"},
        {"owner": "99999999"},
    ],
    ids=str,
)
def test_a_promise_that_cannot_be_made_keeps_what_was_typed(
    otto: Customer, ana: Member, visit: Visit, said: dict, nothing_written: Nothing
) -> None:
    all_said = {"what": "Call back", "quick": local(timezone.now() + timedelta(days=1)), **said}
    with nothing_written():
        response = visit(ana).post(f"/customers/{otto.pk}/promises/", all_said, headers=PART)
    html = response.content.decode()
    assert response.status_code == 422
    assert kept_in("what", html) == all_said["what"]
    assert 'class="error"' in html


def test_who_cannot_see_the_customer_cannot_be_made_to_keep_a_promise(
    mira: Customer, ana: Member, zoe: Member, visit: Visit, nothing_written: Nothing
) -> None:
    said = {"what": "Call", "quick": local(timezone.now() + timedelta(days=1)), "owner": zoe.pk}
    client = visit(ana)
    with nothing_written():
        assert client.post(f"/customers/{mira.pk}/promises/", said, headers=PART).status_code == 422
    offered = client.get(f"/customers/{mira.pk}/promises/owners/", headers=PART).content.decode()
    assert "Zoe" not in offered
    assert "Rita" in offered


def test_what_is_being_typed_waits_on_the_server_and_leaves_when_it_is_sent(
    otto: Customer, ana: Member, sam: Member, visit: Visit
) -> None:
    client, place = visit(ana), f"/drafts/note:customer:{otto.pk}/"
    client.put(place, "Will check the pay", content_type="text/plain")
    client.put(place, "Will check the payment ✓\0", content_type="text/plain")
    page = client.get(otto.get_absolute_url()).content.decode()
    assert kept_in("text", page) == "Will check the payment ✓"
    assert kept_in("text", visit(sam).get(otto.get_absolute_url()).content.decode()) == ""
    client.post(f"/customers/{otto.pk}/notes/", {"text": "Will check the payment"}, headers=PART)
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "place", ["note:customer:x", "note", "note:order:1", "NOTE:customer:1", "note:customer:99999999"]
)
def test_there_are_no_drafts_about_nothing(ana: Member, visit: Visit, place: str) -> None:
    assert visit(ana).put(f"/drafts/{place}/", "text", content_type="text/plain").status_code == 404
    assert not Draft.objects.exists()


def test_a_draft_has_its_limit(otto: Customer, ana: Member, visit: Visit) -> None:
    place = f"/drafts/note:customer:{otto.pk}/"
    assert visit(ana).put(place, "x" * 20_001, content_type="text/plain").status_code == 413
    assert visit(ana).put(place, "x" * 20_000, content_type="text/plain").status_code == 204
