from customers.models import Customer, Thread
from interactions.actions.open_thread import open_thread
from interactions.tests.views.conftest import PART, Visit
from staff.models import Member


def test_a_matter_is_closed_and_taken_up_again(otto: Customer, ana: Member, visit: Visit) -> None:
    thread, client = open_thread(otto, subject="Refund", by=ana), visit(ana)
    assert "Refund" in client.get(f"/customers/{otto.pk}/panels/open_matters/").content.decode()
    answer = client.post(f"/threads/{thread.pk}/closure/", headers=PART)
    assert f"/threads/{thread.pk}/reopening/" in answer.headers["HX-Trigger"]
    assert "Refund" not in client.get(f"/customers/{otto.pk}/panels/open_matters/").content.decode()
    client.post(f"/threads/{thread.pk}/reopening/", headers=PART)
    assert Thread.objects.get().closed_at is None


def test_the_timeline_of_one_matter(otto: Customer, ana: Member, visit: Visit) -> None:
    thread = open_thread(otto, subject="Refund", by=ana)
    told = visit(ana).get(f"/customers/{otto.pk}/timeline/?thread={thread.pk}").content.decode()
    assert "A new matter" in told
    assert "Became known" not in told
