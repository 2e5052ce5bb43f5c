"""By which columns a file says which customer it means; the imports of the rooms above use them too."""

from collections.abc import Container

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.rules.cells import read_email, read_id, read_loyalty, read_phone, read_picket_id, words_up_to
from customers.rules.emails import normalise_email
from wiring.intake import Field

REFERENCE = (
    Field(
        "picket_id",
        gettext_lazy("Picket id"),
        read_picket_id,
        synonyms="picket id",
        help=gettext_lazy("Our own number of the customer, as in the lists we export"),
    ),
    Field(
        "external_id",
        gettext_lazy("Customer id"),
        read_id,
        help=gettext_lazy("The customer's number in the other system"),
        synonyms="customer id, customer no, customer number, client id, account id, account number, external id, "
        "user id, kundennummer, kundennr, kunden nr, kunden id, kunde, debitor, debitorennummer, "
        "cliente id, id cliente, numero de cliente, codigo de cliente, id client, numero client, "
        "code client, customer, client, cliente, rec id",
    ),
    Field(
        "system",
        gettext_lazy("Which system the id is from"),
        words_up_to(40),
        synonyms="external system, source system, id system, quellsystem, sistema de origen, systeme source",
        help=gettext_lazy("As in shop or erp; without this column one name for the whole file"),
    ),
    Field(
        "email",
        gettext_lazy("E-mail"),
        read_email,
        synonyms="e mail, email, mail, email address, e mail address, customer email, e mail adresse, "
        "mailadresse, correo, correo electronico, courriel, adresse e mail, adresse mail",
        looks=lambda cell: normalise_email(cell) is not None,
    ),
    Field(
        "phone",
        gettext_lazy("Telephone"),
        read_phone,
        synonyms="phone, telephone, phone number, telephone number, tel, customer phone, telefon, telefonnummer, "
        "rufnummer, festnetz, telefono, numero de telefono, numero de telephone, home phone",
        looks=lambda cell: cell.startswith("+") and cell[1:].replace(" ", "").isdecimal(),
    ),
    Field(
        "loyalty",
        gettext_lazy("Loyalty card"),
        read_loyalty,
        synonyms="loyalty card, loyalty number, loyalty, card number, kundenkarte, kundenkartennummer, "
        "tarjeta de fidelidad, tarjeta cliente, carte de fidelite, numero de carte",
    ),
)
NAMING = frozenset({"picket_id", "external_id", "email", "phone", "loyalty"})


def missing_reference(fields: Container[str]) -> str:
    """What is missing if no column says which customer is meant."""
    if any(field in fields for field in NAMING):
        return ""
    return _("Choose a column that says which customer it is: an id, an e-mail, a telephone or a card.")
