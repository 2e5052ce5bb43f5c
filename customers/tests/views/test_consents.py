from collections.abc import Callable

import pytest
from django.test import Client

from customers.actions.give_consent import give_consent
from customers.models import Consent, Customer, Wording
from staff.models import Member

type Visit = Callable[[Member], Client]


@pytest.fixture
def address(mira: Customer) -> str:
    return f"{mira.get_absolute_url()}consents/"


@pytest.fixture
def wording(db: None) -> Wording:
    return Wording.objects.newest().get(key="marketing")


def proven(words: Wording, **given: str) -> dict[str, str]:
    return {"wording": str(words.pk), "how": "phone", "proof": "“Yes, please.”"} | given


def test_what_was_never_asked_reads_so(mira: Customer, address: str, ana: Member, visit: Visit) -> None:
    page = visit(ana).get(address).content.decode()
    assert "not asked" in page
    assert "that is no yes" in page


def test_a_yes_is_written_with_words_way_and_proof(
    mira: Customer, address: str, wording: Wording, ana: Member, visit: Visit
) -> None:
    browser = visit(ana)
    assert wording.text in browser.get(f"{address}marketing/on/email/").content.decode()
    page = browser.post(f"{address}marketing/on/email/", proven(wording), follow=True).content.decode()
    assert "“Yes, please.”" in page
    consent = Consent.objects.standing(mira)["marketing", "email"]
    assert (consent.given, consent.by, consent.wording) == (True, ana, wording)


@pytest.mark.parametrize("lacking", ["wording", "how", "proof"])
def test_a_yes_nobody_could_prove_is_refused(
    lacking: str, address: str, wording: Wording, ana: Member, visit: Visit
) -> None:
    answer = visit(ana).post(f"{address}marketing/on/email/", proven(wording, **{lacking: ""}))
    assert answer.status_code == 422
    assert not Consent.objects.exists()


def test_the_words_of_another_purpose_prove_nothing(address: str, wording: Wording, ana: Member, visit: Visit) -> None:
    answer = visit(ana).post(f"{address}survey/on/email/", proven(wording))
    assert answer.status_code == 422
    assert not Consent.objects.exists()


def test_a_no_takes_one_click_and_no_reason(
    mira: Customer, address: str, wording: Wording, ana: Member, visit: Visit
) -> None:
    give_consent(mira, to="marketing", on="email", wording=wording, how="form", proof="form 7")
    visit(ana).post(f"{address}marketing/on/email/withdrawal/")
    assert Consent.objects.standing(mira)["marketing", "email"].given is False


def test_who_may_look_but_not_write_sees_the_ledger_without_buttons(
    mira: Customer, address: str, wording: Wording, hire: Callable[..., Member], visit: Visit
) -> None:
    browser = visit(hire("Max", "marketer"))
    assert "withdrawal" not in browser.get(address).content.decode()
    assert browser.post(f"{address}marketing/on/email/", proven(wording)).status_code == 403
    assert browser.post(f"{address}marketing/on/email/withdrawal/").status_code == 403
    assert not Consent.objects.exists()


@pytest.mark.parametrize("cell", ["world-peace/on/email", "marketing/on/pigeon"])
def test_there_is_no_other_purpose_and_no_other_channel(cell: str, address: str, ana: Member, visit: Visit) -> None:
    assert visit(ana).get(f"{address}{cell}/").status_code == 404
