"""Two windows of one person at the same field."""

from customers.models import Customer
from interactions.models import Draft
from interactions.tests.views.conftest import PART, Visit
from staff.models import Member


def test_the_second_window_is_told_what_the_first_one_wrote(otto: Customer, ana: Member, visit: Visit) -> None:
    client, place = visit(ana), f"/drafts/note:customer:{otto.pk}/"
    first = client.put(place, "Will check", content_type="text/plain", headers={"If-Match": '""'})
    refused = client.put(place, "Likes jazz", content_type="text/plain", headers={"If-Match": '""'})
    assert (refused.status_code, refused.content.decode()) == (412, "Will check")
    assert refused.headers["ETag"] == first.headers["ETag"] != '""'
    both = client.put(place, "Likes jazz\nWill check", headers={"If-Match": refused.headers["ETag"]})
    assert both.status_code == 204


def test_a_note_sent_from_one_window_leaves_the_draft_of_the_other(otto: Customer, ana: Member, visit: Visit) -> None:
    client, place = visit(ana), f"/drafts/note:customer:{otto.pk}/"
    client.put(place, "Likes jazz", content_type="text/plain")
    client.post(f"/customers/{otto.pk}/notes/", {"text": "Will check", "kept": ""}, headers=PART)
    assert Draft.objects.get().text == "Likes jazz"
    assert "Likes jazz" in client.get(otto.get_absolute_url()).content.decode()
