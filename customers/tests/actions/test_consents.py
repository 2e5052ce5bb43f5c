"""Giving and withdrawing consent: a ledger that only grows."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from customers.actions.give_consent import Unproven, give_consent
from customers.actions.withdraw_consent import withdraw_consent
from customers.events import CONSENT_GIVEN, CONSENT_WITHDRAWN
from customers.models import Consent, Customer, Wording
from staff.models import Member


@pytest.fixture
def wording(db: None) -> Wording:
    return Wording.objects.newest().get(key="marketing")


def test_what_was_never_asked_is_not_in_the_ledger_and_no_yes(mira: Customer) -> None:
    assert Consent.objects.standing(mira) == {}


def test_a_consent_keeps_the_words_the_way_and_the_proof(mira: Customer, ana: Member, wording: Wording) -> None:
    give_consent(mira, to="marketing", on="email", wording=wording, how="phone", proof="“Yes, please.”", by=ana)
    consent = Consent.objects.standing(mira)["marketing", "email"]
    assert (consent.given, consent.wording, consent.how, consent.by) == (True, wording, "phone", ana)
    assert consent.proof == "“Yes, please.”"
    assert mira.events.named(CONSENT_GIVEN).get().details["on"] == "email"


@pytest.mark.parametrize(("how", "proof"), [("", "said so"), ("phone", " ")])
def test_a_consent_nobody_could_prove_is_refused(mira: Customer, wording: Wording, how: str, proof: str) -> None:
    with pytest.raises(Unproven):
        give_consent(mira, to="marketing", on="email", wording=wording, how=how, proof=proof)
    assert not Consent.objects.exists()


def test_withdrawing_asks_for_nothing_and_the_yes_stays_in_the_ledger(
    mira: Customer, ana: Member, wording: Wording
) -> None:
    give_consent(mira, to="marketing", on="email", wording=wording, how="form", proof="form 7")
    withdraw_consent(mira, to="marketing", on="email", by=ana)
    assert Consent.objects.standing(mira)["marketing", "email"].given is False
    assert Consent.objects.filter(customer=mira).count() == 2
    assert mira.events.named(CONSENT_WITHDRAWN).exists()


def test_the_last_word_is_the_latest_said_not_the_latest_written(mira: Customer, wording: Wording) -> None:
    withdraw_consent(mira, to="marketing", on="email")
    earlier = timezone.now() - timedelta(days=9)
    give_consent(mira, to="marketing", on="email", wording=wording, how="post", proof="letter", at=earlier)
    assert Consent.objects.standing(mira)["marketing", "email"].given is False


def test_each_purpose_and_channel_stands_for_itself(mira: Customer, wording: Wording) -> None:
    give_consent(mira, to="marketing", on="email", wording=wording, how="form", proof="form 7")
    withdraw_consent(mira, to="marketing", on="sms")
    standing = Consent.objects.standing(mira)
    assert {key: consent.given for key, consent in standing.items()} == {
        ("marketing", "email"): True,
        ("marketing", "sms"): False,
    }


def test_the_database_refuses_to_rewrite_the_ledger(mira: Customer) -> None:
    withdraw_consent(mira, to="marketing", on="email")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Consent.objects.filter(customer=mira).update(given=True)
