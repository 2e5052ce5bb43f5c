"""The import of customers."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import available_timezones

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.actions.load_customers import CONSENT, REACH, load_customers
from customers.actions.undo_customers import undo_customers
from customers.intake.reference import REFERENCE
from customers.models import Consent, CustomField
from customers.rules.cells import (
    Manner,
    one_of,
    read_day,
    read_email,
    read_handle,
    read_moment,
    read_number,
    read_phone,
    read_web_account,
    read_yes_no,
    text_up_to,
    words_up_to,
)
from customers.rules.countries import read_country
from customers.rules.names import fold
from customers.rules.subjects import CUSTOM
from customers.rules.texts import LONGEST_NAME
from customers.rules.typed_values import BadValue
from customers.rules.typed_values import read as read_typed
from customers.rules.words import Unreadable, gettext_noop
from staff.models import Member
from staff.rules.powers import Power
from wiring.intake import Field, IntakeKind, offer

NO_MEMBER = gettext_noop("“%(cell)s” is nobody's e-mail or name here")
MARKETING_CHANNELS = ("email", "phone", "sms", "post")

KINDS = {
    word: kind
    for kind, words in {
        "person": "person private individual consumer b2c p privat privatperson persona particular personne particulier",
        "organisation": "organisation organization company business firm b2b o firma unternehmen organizacion empresa "
        "entreprise societe org",
    }.items()
    for word in words.split()
}
LANGUAGES = {
    fold(str(word)): code
    for code, info in LANG_INFO.items()
    for word in (code, info.get("name"), info.get("name_local"))
    if word
}
ZONES = {fold(zone): zone for zone in available_timezones()}

NAMES = (
    Field(
        "name",
        gettext_lazy("Name"),
        words_up_to(LONGEST_NAME),
        synonyms="name, full name, customer name, contact name, display name, client name, company, company name, "
        "kundenname, vollstandiger name, firma, nombre completo, nombre y apellidos, nom complet, "
        "raison sociale, empresa, societe",
        help=gettext_lazy("The whole name; or choose first and last name"),
    ),
    Field(
        "first_name",
        gettext_lazy("First name"),
        words_up_to(150),
        synonyms="first name, given name, forename, firstname, vorname, nombre, prenom",
    ),
    Field(
        "last_name",
        gettext_lazy("Last name"),
        words_up_to(150),
        synonyms="last name, surname, family name, lastname, nachname, familienname, apellidos, apellido, nom",
    ),
    Field(
        "kind",
        gettext_lazy("Person or organisation"),
        one_of(KINDS),
        synonyms="kind, type, customer type, kundentyp, kundenart, tipo, type de client",
    ),
)
# In a file of customers a bare id is theirs.
OWN = tuple(
    replace(field, synonyms=f"{field.synonyms}, id, nr, no, number, nummer") if field.key == "external_id" else field
    for field in REFERENCE
)
FURTHER = (
    Field(
        "email_2",
        gettext_lazy("Second e-mail"),
        read_email,
        synonyms="second e mail, email 2, other email, e mail 2",
    ),
    Field(
        "mobile",
        gettext_lazy("Mobile"),
        read_phone,
        synonyms="mobile, mobile phone, cell, cell phone, handy, mobil, mobiltelefon, movil, portable",
    ),
    Field(
        "work_phone",
        gettext_lazy("Telephone at work"),
        read_phone,
        synonyms="work phone, business phone, office phone, telefon geschaftlich, telefono trabajo, telephone bureau",
    ),
    Field(
        "web_account",
        gettext_lazy("Web account"),
        read_web_account,
        synonyms="web account, login, username, webkonto",
    ),
    Field("handle", gettext_lazy("Handle"), read_handle, synonyms="handle, twitter, instagram"),
)
PLACE = (
    Field(
        "lines",
        gettext_lazy("Street"),
        text_up_to(500),
        synonyms="street, address, street address, address 1, address line 1, strasse, anschrift, adresse, calle, "
        "direccion, rue",
    ),
    Field(
        "postcode",
        gettext_lazy("Postcode"),
        words_up_to(20),
        synonyms="postcode, postal code, zip, zip code, plz, postleitzahl, codigo postal, code postal",
    ),
    Field(
        "city",
        gettext_lazy("Town"),
        words_up_to(120),
        synonyms="city, town, suburb, ort, stadt, wohnort, ciudad, poblacion, ville",
    ),
    Field(
        "region",
        gettext_lazy("Region"),
        words_up_to(120),
        synonyms="region, state, province, county, bundesland, provincia, departement",
    ),
    Field(
        "country",
        gettext_lazy("Country"),
        read_country,
        synonyms="country, country code, land, pais, pays, staat",
    ),
)
HABITS = (
    Field(
        "language",
        gettext_lazy("Language"),
        one_of(LANGUAGES),
        synonyms="language, locale, sprache, idioma, langue",
    ),
    Field(
        "time_zone",
        gettext_lazy("Time zone"),
        one_of(ZONES),
        synonyms="time zone, timezone, tz, zeitzone, zona horaria, fuseau horaire",
    ),
)


def fields(by: Member | None) -> Sequence[Field]:
    """Everything a file of customers may hold, as far as whoever brings it may change it."""
    everything = [*NAMES, *OWN, *FURTHER, *PLACE, *HABITS, *custom_fields()]
    if by is None or by.may(Power.ASSIGN_MANAGERS):
        everything.append(manager())
    if by is None or by.may(Power.CHANGE_CONSENT):
        everything += consents()
    return everything


def manager() -> Field:
    """The customer manager, by e-mail."""
    members = {word.lower(): member.pk for member in Member.objects.active() for word in (member.name, member.email)}

    def read(cell: str, manner: Manner) -> int:
        if cell.lower() not in members:
            raise Unreadable(NO_MEMBER, cell=cell[:60])
        return members[cell.lower()]

    words = "customer manager, account manager, manager, owner, kundenbetreuer, betreuer, looked after by, gestor, responsable"
    return Field("manager", gettext_lazy("Customer manager"), read, words, help=gettext_lazy("By e-mail or name"))


def consents() -> Iterator[Field]:
    """A yes or a no to news and offers on each of the usual channels, and when it was said."""
    purpose = Consent.Purpose.MARKETING
    for channel in MARKETING_CHANNELS:
        yield Field(
            f"{CONSENT}{purpose}.{channel}",
            _("News and offers by %(channel)s") % {"channel": channel},
            read_yes_no,
            synonyms=f"marketing {channel}, consent {channel}, {channel} consent, {channel} opt in, "
            f"newsletter {channel}",
            help=gettext_lazy("Yes or no; the file and the line become the proof"),
        )
    yield Field(
        "consent_at",
        gettext_lazy("Consent given on"),
        read_moment,
        synonyms="consent date, consent at, opt in date, einwilligung am, fecha de consentimiento, "
        "date de consentement",
    )


def custom_fields() -> Iterator[Field]:
    """The fields this company has added."""
    for custom in CustomField.objects.all():
        words = f"{fold(custom.label)}, {custom.key.replace('_', ' ')}"
        yield Field(CUSTOM + custom.key, custom.label, reader_of(custom), synonyms=words, help=custom.help)


def reader_of(custom: CustomField) -> Any:
    """Reads a cell as the catalogue says, with the file's way of writing numbers and dates."""

    def read(cell: str, manner: Manner) -> Any:
        written: Any = cell
        if custom.value == CustomField.Value.NUMBER:
            written = read_number(cell, manner)
        elif custom.value == CustomField.Value.DATE:
            written = read_day(cell, manner)
        elif custom.value == CustomField.Value.YES_NO:
            written = read_yes_no(cell, manner)
        try:
            return read_typed(written, as_=custom.value, choices=custom.choices)
        except BadValue as bad:
            raise Unreadable(str(bad.reason).rstrip(".")) from bad

    return read


def missing(chosen: Container[str]) -> str:
    if any(field in chosen for field in (*REACH, "external_id")):
        return ""
    return _("Choose a column by which customers are recognised: an id, an e-mail, a telephone or a card.")


customers = offer(
    IntakeKind(
        name="customers",
        label=gettext_lazy("Customers"),
        meaning=gettext_lazy("Who they are and how to reach them: one line per customer."),
        fields=fields,
        missing=missing,
        load=lambda rows, intake: load_customers(rows, intake=intake),
        undo=lambda intake, most: undo_customers(intake, most=most),
    )
)
