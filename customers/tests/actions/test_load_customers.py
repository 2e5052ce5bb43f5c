from typing import Any

import pytest

from conftest import Bring
from customers.actions.withdraw_consent import withdraw_consent
from customers.events import CONSENT_GIVEN, CUSTOMER_CHANGED, CUSTOMER_CREATED
from customers.models import Consent, Customer, CustomField, Intake, NameWord
from staff.models import Member

HEADINGS = "Customer id,Name,E-Mail,Phone,Street,Postcode,City,Country\n"


def outcome(intake: Intake) -> tuple[int, int, int, int]:
    return intake.created, intake.updated, intake.skipped, intake.failed


def test_a_file_makes_customers_with_one_line_of_history_each(bring: Bring, sue: Member) -> None:
    intake = bring(
        HEADINGS + "17,Nadia Okafor,nadia@okafor.example,030 5557 0150,Lindenstr. 1,10969,Berlin,Deutschland\n",
        of="customers",
        by=sue,
    )
    assert (intake.state, *outcome(intake)) == (Intake.State.DONE, 1, 0, 0, 0)
    nadia = Customer.objects.get()
    assert (nadia.name, nadia.search_name, nadia.intake) == ("Nadia Okafor", " nadia okafor", intake)
    assert set(nadia.identities.values_list("kind", "normalised", "label", "is_primary", "source")) == {
        ("external", "shop:17", "shop", True, "import"),
        ("email", "nadia@okafor.example", "", True, "import"),
        ("phone", "+493055570150", "", True, "import"),
    }
    assert str(nadia.home) == "Lindenstr. 1, 10969 Berlin, DE"
    assert list(nadia.events.values_list("name", "by", "intake", "summary")) == [
        (CUSTOMER_CREATED.name, sue.pk, intake.pk, "Nadia Okafor")
    ]
    assert NameWord.objects.filter(word="okafor").exists()


def test_the_same_file_again_changes_nothing(bring: Bring) -> None:
    text = HEADINGS + "17,Nadia,n@x.example,,,,,\n18,Otis,o@x.example,,,,Ulm,DE\n"
    bring(text, of="customers")
    before = list(Customer.objects.values()), list(Customer.objects.values_list("events"))
    assert outcome(bring(text, of="customers")) == (0, 0, 2, 0)
    assert (list(Customer.objects.values()), list(Customer.objects.values_list("events"))) == before


def test_only_what_a_row_gives_and_what_differs_is_written(bring: Bring, mira: Customer) -> None:
    version = mira.version
    intake = bring(HEADINGS + "17,Mira Lindqvist-Berg,mira@lindqvist.example,,,,Potsdam,\n", of="customers")
    assert outcome(intake) == (0, 1, 0, 0)
    mira.refresh_from_db()
    assert (mira.name, mira.version, mira.intake) == ("Mira Lindqvist-Berg", version + 1, None)
    assert mira.identities.filter(kind="phone").count() == 1
    assert mira.home.city == "Potsdam"
    change = mira.events.named(CUSTOMER_CHANGED).get()
    assert change.details["changes"] == {"name": {"before": "Mira Lindqvist", "after": "Mira Lindqvist-Berg"}}
    assert change.details["version"] == mira.version
    assert change.summary == "name, 17, address"


def test_a_row_that_names_two_customers_is_refused_and_names_both(bring: Bring, mira: Customer, otto: Customer) -> None:
    intake = bring("name,email,phone\nWho?,mira@lindqvist.example,0171 5550188\n", of="customers")
    assert outcome(intake) == (0, 0, 0, 1)
    problem = intake.problems.get()
    assert problem.line == 2
    assert "Mira Lindqvist" in problem.reason
    assert "Otto Brandt" in problem.reason
    assert problem.row == ["Who?", "mira@lindqvist.example", "0171 5550188"]


def test_rows_about_the_same_customer_add_to_each_other(bring: Bring) -> None:
    intake = bring(
        "name,email,phone,city\nNadia,n@x.example,,\n,n@x.example,030 5557 0150,\n,,+49 30 55570150,Ulm\n,N@X.example,,Ulm\n",
        of="customers",
    )
    assert outcome(intake) == (1, 2, 1, 0)
    nadia = Customer.objects.get()
    assert (nadia.identities.count(), nadia.home.city, nadia.version) == (2, "Ulm", 1)


def test_rows_that_take_each_other_back_have_changed_nothing(bring: Bring) -> None:
    text = "name,email\nNadia,n@x.example\nNadja,n@x.example\n"
    bring(text, of="customers")
    assert outcome(bring(text, of="customers")) == (0, 0, 2, 0)
    assert Customer.objects.get().name == "Nadja"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Nadia,,", "Nothing to recognise"),
        (",new@x.example,", "without a name"),
        ("\u200b\u2060,new@x.example,", "without a name"),
        ("Nadia,not an address,", "not an e-mail"),
        ("Nadia,,12", "not a telephone"),
        ("Nadia,a@x.example,030 5557 0150,one too many", "4 cells"),
        ('Nadia,"a@x.example,', "quotation marks"),
        ("Na\0dia,a@x.example,", "zero byte"),
        ("x" * 301 + ",a@x.example,", "301 characters"),
    ],
)
def test_bad_rows_say_why_and_good_rows_are_kept(bring: Bring, row: str, why: str) -> None:
    intake = bring(f"name,email,phone\nGood,good@x.example,\n{row}\nBetter,better@x.example,\n", of="customers")
    assert outcome(intake) == (2, 0, 0, 1)
    problem = intake.problems.get()
    assert (problem.line, why in problem.reason) == (3, True)


@pytest.mark.parametrize("name", ["O'Brien", "Null", "=1+1", "李小龍", "👩‍👩‍👧", "Zalgo̷̢", "أحمد", "-", "'"])
def test_names_in_any_script_come_through(bring: Bring, name: str) -> None:
    assert bring(f'name,email\n"{name}",a@x.example\n', of="customers").created == 1
    assert Customer.objects.get().name == name


def test_our_own_guard_against_formulas_is_taken_off_again(bring: Bring) -> None:
    bring("name,phone\n'=SUM(A1),'+49 30 5557 0150\n", of="customers")
    nadia = Customer.objects.get()
    assert (nadia.name, nadia.identities.get().normalised) == ("=SUM(A1)", "+493055570150")


def test_custom_fields_are_typed_as_the_catalogue_says(bring: Bring) -> None:
    CustomField.objects.create(key="shoe_size", label="Shoe size", value="number")
    CustomField.objects.create(key="member_since", label="Member since", value="date")
    CustomField.objects.create(key="vat", label="VAT", value="text", for_kind="organisation")
    intake = bring(
        "name;email;Shoe size;Member since;VAT\nA;a@x.de;38,5;1.2.2020;\nB;b@x.de;big;;\nC;c@x.de;;;DE1\n",
        of="customers",
    )
    assert Customer.objects.get().custom == {"shoe_size": 38.5, "member_since": "2020-02-01"}
    assert [
        "not a number" in reason or "not for this kind" in reason
        for reason in intake.problems.values_list("reason", flat=True)
    ] == [True, True]


def test_a_list_we_gave_out_comes_back_as_it_was(bring: Bring, mira: Customer, ada: Member, visit: Any) -> None:
    CustomField.objects.create(key="vip", label="VIP", value="yes_no")
    Customer.objects.filter(pk=mira.pk).update(custom={"vip": True}, name="=1+1", language="de")
    before = list(Customer.objects.values()), mira.identities.count()
    given_out = b"".join(visit(ada).get("/customers/export/").streaming_content)
    assert outcome(bring(given_out, of="customers", by=ada)) == (0, 0, 1, 0)
    assert (list(Customer.objects.values()), mira.identities.count()) == before
    edited = given_out.decode().replace("'=1+1", "Mira Berg").replace("mira@lindqvist.example", "mira@berg.example")
    assert outcome(bring(edited, of="customers", by=ada)) == (0, 1, 0, 0)
    mira.refresh_from_db()
    assert (mira.name, mira.identities.filter(kind="email").count()) == ("Mira Berg", 2)


def test_a_picket_id_we_do_not_know_makes_nobody(bring: Bring, mira: Customer) -> None:
    intake = bring("Picket id,name,email\n999999,Nadia,n@x.example\nx,Otis,o@x.example\n", of="customers")
    assert outcome(intake) == (0, 0, 0, 2)
    assert "no customer with this Picket id" in intake.problems.first().reason


def test_consent_is_written_with_its_proof(bring: Bring, ada: Member) -> None:
    intake = bring("name,email,marketing email\nA,a@x.de,yes\n", of="customers", named="list.csv", by=ada)
    consent = Consent.objects.get()
    assert (consent.purpose, consent.channel_id, consent.given, consent.how) == ("marketing", "email", True, "import")
    assert consent.proof == f"list.csv, line 2 (SHA-256 {intake.digest})"
    assert consent.customer.events.named(CONSENT_GIVEN).get().about_id == consent.pk
    assert outcome(bring("name,email,marketing email\nA,a@x.de,yes\n", of="customers", by=ada)) == (0, 0, 1, 0)


def test_a_file_does_not_overrule_a_no(bring: Bring, mira: Customer, ada: Member) -> None:
    withdraw_consent(mira, to="marketing", on="email", by=ada)
    email = "mira@lindqvist.example"
    refused = bring(f"name,email,marketing email,city\nX,{email},yes,Ulm\n", of="customers", by=ada)
    assert outcome(refused) == (0, 0, 0, 1)
    assert (mira.home, Customer.objects.get().name) == (None, "Mira Lindqvist")
    later = bring(f"email,marketing email,consent date\n{email},yes,2199-01-01\n", of="customers", by=ada)
    assert outcome(later) == (0, 1, 0, 0)
    assert Consent.objects.standing(mira)["marketing", "email"].given


def test_who_may_not_change_consent_or_managers_cannot_by_file_either(bring: Bring, hire) -> None:
    mark = hire("Mark", "marketer")
    intake = bring("name,email,marketing email,manager\nA,a@x.de,yes,mark@picket.test\n", of="customers", by=mark)
    assert intake.mapping.keys() == {"name", "email"}
    assert (Consent.objects.count(), Customer.objects.get().manager) == (0, None)
