"""What customers taught us and what they allowed, over the API."""

from crm.tests.api.conftest import Connect
from customers.models import Consent, Customer, Fact, FactType, Wording


def test_a_fact_is_asserted_superseded_and_retracted(connect: Connect, mira: Customer) -> None:
    FactType.objects.create(key="delivery", label="Delivery", value="choice", choices=["morning", "evening"])
    shop, facts = connect(), f"/api/customers/{mira.pk}/facts/"
    wrong = shop.post(facts, {"type": "delivery", "value": "noon"}, format="json")
    assert wrong.status_code == 400 and wrong.json()["errors"][0]["pointer"] == "#/value"
    for value in ("morning", "evening"):
        assert shop.post(facts, {"type": "delivery", "value": value}, format="json").status_code == 201
    assert [fact["value"] for fact in shop.get(facts).json()["results"]] == ["evening"]
    assert len(shop.get(facts, {"history": "true"}).json()["results"]) == 2
    standing = Fact.objects.get(ended_at=None)
    assert shop.delete(f"/api/facts/{standing.pk}/").status_code == 204
    assert shop.get(facts).json()["results"] == []


def test_a_yes_needs_proof_and_a_no_needs_nothing(connect: Connect, mira: Customer) -> None:
    shop, consents = connect(), f"/api/customers/{mira.pk}/consents/"
    wording = Wording.objects.first()
    assert wording is not None
    yes = {"purpose": "marketing", "channel": "email", "given": True}
    assert shop.post(consents, yes, format="json").status_code == 400
    words = {"key": wording.key, "version": wording.version, "language": wording.language}
    told = yes | {"wording": words, "how": "web form", "proof": "form 12, 10.0.0.1"}
    assert shop.post(consents, told, format="json").status_code == 201
    assert shop.post(consents, yes | {"given": False}, format="json").status_code == 201
    assert [line["given"] for line in shop.get(consents).json()] == [False]
    assert len(shop.get(f"{consents}ledger/").json()["results"]) == 2
    assert Consent.objects.count() == 2
