"""Who they are and how to reach them: known since a few minutes before the first purchase."""

from datetime import timedelta

from crm.demonstration.lives import Life
from crm.demonstration.people import latin
from crm.demonstration.telling import Telling
from crm.demonstration.told.customers import add_address, add_identity, create_customer, give_consent, withdraw_consent
from crm.demonstration.told.web import first_visit
from customers.models import Address, Consent, Identity

SYSTEM = "CDNOW"
SHOP = "shop"


def settle(telling: Telling, life: Life) -> None:
    person, book, at = life.person, telling.book, life.since
    life.customer = create_customer(
        book,
        person.name,
        at,
        kind=person.kind,
        language=person.language,
        time_zone=person.place.time_zone,
    )
    know_addresses(telling, life)
    add_address(
        book,
        at,
        to=life.customer,
        use=Address.Use.WORK if person.is_organisation else Address.Use.HOME,
        lines=person.street,
        postcode=person.postcode,
        city=person.place.town,
        region="",
        country=person.place.country,
    )
    ask_for_consent(telling, life)


def know_addresses(telling: Telling, life: Life) -> None:
    """The buyer's number, e-mail and telephone numbers; some have a card of the shop or an account on the web."""
    person, book, at, chance = life.person, telling.book, life.since, life.chance
    add_identity(book, life.key, at, to=life.customer, kind=Identity.Kind.EXTERNAL, label=SYSTEM, source=SHOP)
    add_identity(book, person.email, at, to=life.customer, kind=Identity.Kind.EMAIL, source=SHOP)
    first = True
    for label, number in (("mobile", person.mobile), ("home", person.phone)):
        if number:
            add_identity(
                book,
                number,
                at,
                to=life.customer,
                kind=Identity.Kind.PHONE,
                label=label,
                source=SHOP,
                primary=first,
            )
            first = False
    if chance.random() < 0.3:
        later = min(at + timedelta(days=chance.randint(0, 200)), telling.clock.now)
        card = f"77-{life.key}-{chance.randint(10, 99)}"
        add_identity(book, card, later, to=life.customer, kind=Identity.Kind.LOYALTY, source="store")
    if chance.random() < 0.4 and not person.is_organisation:
        account = f"{latin(person.family)}.{life.key}"
        add_identity(book, account, at, to=life.customer, kind=Identity.Kind.WEB, label="shop", source=SHOP)
    if chance.random() < 0.03:
        handle = f"@{latin(person.given)}_{life.key}"
        later = min(at + timedelta(days=chance.randint(5, 300)), telling.clock.now)
        add_identity(book, handle, later, to=life.customer, kind=Identity.Kind.HANDLE, label="photos", source="said")


def ask_for_consent(telling: Telling, life: Life) -> None:
    """What they allowed at the checkout of the first order; some take it back later."""
    chance, customer, first = life.chance, life.customer, life.bought[0]
    box = f"Checkout of order {first.number}, box ticked, from 198.51.100.{chance.randint(1, 254)}"
    if chance.random() < 0.42:
        tick(telling, life, Consent.Purpose.MARKETING, "email", box)
        if chance.random() < 0.15:
            away = min(first.at + timedelta(days=chance.randint(20, 400)), telling.clock.now)
            withdraw_consent(
                telling.book, customer, away, to=Consent.Purpose.MARKETING, on="email", how="link in a mail"
            )
    if chance.random() < 0.12:
        tick(telling, life, Consent.Purpose.SURVEY, "email", box)
    if first.channel == "web" and chance.random() < 0.4:
        tick(telling, life, Consent.Purpose.PROFILING, "web", box)
        life.visitor = first_visit(telling.book, customer, life.since, chance)


def tick(telling: Telling, life: Life, purpose: str, channel: str, proof: str) -> None:
    give_consent(
        telling.book,
        life.customer,
        life.bought[0].at,
        to=purpose,
        on=channel,
        wording=telling.wordings[purpose],
        how="web form",
        proof=proof,
    )
