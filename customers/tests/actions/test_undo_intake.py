from datetime import timedelta

import pytest
from django.utils import timezone

from conftest import Bring
from customers.actions.change_customer import change_customer
from customers.actions.tell_undone import tell_undone
from customers.actions.undo_intake import NotUndoable, undo_intake
from customers.actions.verify_identity import verify_identity
from customers.actions.work_on_intake import work_on_intake
from customers.events import CUSTOMER_CHANGED
from customers.models import Consent, Customer, Event, Identity, Intake
from staff.models import Member

FILE = "id,name,email,city\n17,Nadia,n@x.example,Ulm\n18,Otis,o@x.example,\n"


def undone(intake: Intake, by: Member | None = None) -> Intake:
    undo_intake(intake, by=by, here=True)
    work_on_intake(intake.pk)
    intake.refresh_from_db()
    return intake


def test_customers_nobody_else_knows_are_withdrawn_and_made_anew_by_the_next_import(bring: Bring, ana: Member) -> None:
    intake = undone(bring(FILE, of="customers"), by=ana)
    assert (intake.state, intake.undone_by, intake.report) == (Intake.State.UNDONE, ana, {"customers_withdrawn": 2})
    assert not Customer.objects.visible_to(ana).exists()
    assert not Identity.objects.exists()
    assert not Event.objects.visible_to(ana).exists()
    assert Event.objects.count() == 2
    assert bring(FILE, of="customers").created == 2
    assert Customer.objects.visible_to(ana).count() == 2


def test_whoever_has_a_history_since_is_kept_and_counted(bring: Bring, ana: Member) -> None:
    intake = bring(FILE, of="customers")
    nadia = Customer.objects.get(name="Nadia")
    change_customer(nadia, by=ana, language="de")
    undone(intake)
    assert intake.report == {"customers_withdrawn": 1, "customers_kept": 1}
    assert list(Customer.objects.visible_to(ana)) == [nadia]
    assert nadia.identities.count() == 2


def test_changed_fields_go_back_unless_somebody_changed_them_since(
    bring: Bring, mira: Customer, otto: Customer
) -> None:
    text = "name,email,phone,language,id\nMira X,mira@lindqvist.example,,de,1\nOtto X,,0171 5550188,de,2\n"
    intake = bring(text, of="customers")
    change_customer(otto, name="Otto B. Brandt")
    undone(intake)
    mira.refresh_from_db()
    otto.refresh_from_db()
    assert (mira.name, mira.search_name, mira.language) == ("Mira Lindqvist", " mira lindqvist", "")
    assert (otto.name, otto.language) == ("Otto B. Brandt", "")
    assert intake.report == {"changes_put_back": 1, "changes_kept": 1}
    assert tell_undone(intake) == ["1 change put back", "1 change kept"]
    intake.report = {"customers_withdrawn": 1200, "customers_kept": 1}
    assert tell_undone(intake) == ["1,200 customers withdrawn", "1 customer kept"]
    assert not Identity.objects.filter(kind="external").exists()
    changes = mira.events.named(CUSTOMER_CHANGED)
    assert [change.details["version"] for change in changes.order_by("id")] == [2, 3] == [2, mira.version]


def test_an_added_address_and_identity_go_again_and_a_verified_one_stays(
    bring: Bring, mira: Customer, ana: Member
) -> None:
    intake = bring("email,phone,loyalty card,city\nmira@lindqvist.example,030 5557 0199,77,Ulm\n", of="customers")
    verify_identity(mira.identities.get(kind="loyalty"), how="card shown", by=ana)
    undone(intake)
    assert not mira.addresses.exists()
    assert set(mira.identities.values_list("normalised", flat=True)) == {
        "+493055570142",
        "mira@lindqvist.example",
        "77",
    }


def test_a_consent_of_an_undone_import_was_never_said(bring: Bring, mira: Customer, ada: Member) -> None:
    intake = bring("email,marketing email\nmira@lindqvist.example,yes\n", of="customers", by=ada)
    assert Consent.objects.standing(mira)
    undone(intake)
    assert not Consent.objects.standing(mira)
    assert Consent.objects.count() == 1


def test_only_what_ended_within_seven_days_can_be_undone(bring: Bring) -> None:
    intake = bring(FILE, of="customers")
    Intake.objects.update(finished_at=timezone.now() - timedelta(days=7, minutes=1))
    with pytest.raises(NotUndoable):
        undo_intake(intake, here=True)
    Intake.objects.update(finished_at=timezone.now(), state=Intake.State.RUNNING)
    with pytest.raises(NotUndoable):
        undo_intake(intake, here=True)


def test_undoing_twice_does_nothing_the_second_time(bring: Bring) -> None:
    intake = undone(bring(FILE, of="customers"))
    with pytest.raises(NotUndoable):
        undo_intake(intake, here=True)
