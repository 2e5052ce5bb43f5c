"""What a file may bring in about purchases: one row per line of an order; a negative quantity is goods that came back."""

from collections.abc import Container, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.actions.undo_customers import undo_customers
from customers.intake.reference import REFERENCE, missing_reference
from customers.models import Channel
from customers.rules.cells import (
    Manner,
    one_of,
    read_id,
    read_moment,
    read_number,
    read_time,
    read_whole_number,
    words_up_to,
)
from customers.rules.cells import read_money as read_amount
from customers.rules.cells.texts import TOO_LONG
from customers.rules.names import fold
from customers.rules.words import Unreadable, gettext_noop
from purchases.actions.finish_orders import finish_orders
from purchases.actions.load_orders import load_orders
from purchases.actions.load_returns import load_returns
from purchases.actions.undo_orders import undo_orders
from purchases.intake.tallies import TALLIES
from purchases.models import Order
from purchases.rules.lines import STEP, is_price
from purchases.rules.order_files import moment_of
from staff.models import Member
from wiring.intake import Field, IntakeKind, Option, Outcome, Row, offer

TOMORROW = timedelta(days=1)
LONGEST_NUMBER = 80

NOTHING = gettext_noop("the quantity is 0")
TOO_FINE = gettext_noop("“%(cell)s” has more than three digits after the point")
NEGATIVE = gettext_noop("“%(cell)s” is below 0; goods that came back have a negative quantity")
NO_CURRENCY = gettext_noop("“%(cell)s” is no currency; write three letters, as in EUR")
NOT_COUNTING = gettext_noop("“%(cell)s” is no number of a line: 1, 2, 3 …")

SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
STATES = {
    word: state
    for state, words in {
        Order.State.PLACED.value: "placed open new pending processing ordered confirmed shipped offen neu bestellt versandt "
        "pendiente abierto enviado ouvert nouveau expedie",
        Order.State.DELIVERED.value: "delivered complete completed fulfilled closed paid done geliefert abgeschlossen "
        "zugestellt entregado completado livre termine",
        Order.State.CANCELLED.value: "cancelled canceled void storniert abgebrochen cancelado anulado annule",
    }.items()
    for word in words.split()
}


def read_number_of_order(cell: str, manner: Manner) -> str:
    number = read_id(cell, manner)
    if len(number) > LONGEST_NUMBER:
        raise Unreadable(TOO_LONG, length=len(number), longest=LONGEST_NUMBER)
    return number


def read_quantity(cell: str, manner: Manner) -> Decimal:
    quantity = read_number(cell, manner)
    if not quantity:
        raise Unreadable(NOTHING)
    if quantity % STEP:
        raise Unreadable(TOO_FINE, cell=cell[:40])
    return quantity


def read_price(cell: str, manner: Manner) -> Decimal:
    price = read_amount(cell, manner)
    if not is_price(price):
        raise Unreadable(NEGATIVE, cell=cell[:40])
    return price


def read_currency(cell: str, manner: Manner) -> str:
    code = SIGNS.get(cell, cell.upper())
    if not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise Unreadable(NO_CURRENCY, cell=cell[:40])
    return code


def read_position(cell: str, manner: Manner) -> int:
    position = read_whole_number(cell, manner)
    if not 0 < position < 2**31:
        raise Unreadable(NOT_COUNTING, cell=cell[:40])
    return position


ORDER = (
    Field(
        "number",
        gettext_lazy("Order number"),
        read_number_of_order,
        required=True,
        synonyms="order number, order no, order id, order, invoice no, invoice number, invoice, document number, "
        "bestellnummer, auftragsnummer, bestellung, rechnungsnummer, belegnummer, auftrag, "
        "numero de pedido, pedido, numero de factura, numero de commande, commande, numero de facture",
        help=gettext_lazy("Of a credit note: its own number"),
    ),
    Field(
        "placed_at",
        gettext_lazy("Date"),
        read_moment,
        required=True,
        synonyms="date, order date, invoice date, placed at, ordered at, purchase date, created at, datum, bestelldatum, "
        "rechnungsdatum, belegdatum, fecha, fecha de pedido, date de commande, date de facture",
    ),
    Field(
        "placed_time",
        gettext_lazy("Time"),
        read_time,
        synonyms="time, order time, uhrzeit, zeit, hora, heure",
        help=gettext_lazy("Where it stands in a column of its own"),
    ),
)
THING = (
    Field(
        "sku",
        gettext_lazy("Article number"),
        words_up_to(80),
        synonyms="sku, article number, article no, item number, item no, product id, product code, stock code, "
        "item code, ean, artikelnummer, artikelnr, artikel nr, referencia, codigo de producto, "
        "reference, code article, code produit",
    ),
    Field(
        "description",
        gettext_lazy("Description"),
        words_up_to(300),
        synonyms="description, product name, product, item, item name, article, title, bezeichnung, artikel, produkt, "
        "artikelbezeichnung, descripcion, producto, articulo, designation, produit, libelle",
    ),
    Field(
        "category",
        gettext_lazy("Category"),
        words_up_to(120),
        synonyms="category, product group, product category, department, kategorie, warengruppe, categoria, categorie",
    ),
    Field(
        "quantity",
        gettext_lazy("Quantity"),
        read_quantity,
        required=True,
        synonyms="quantity, qty, pieces, units, menge, anzahl, stuck, cantidad, unidades, quantite, nombre",
        help=gettext_lazy("Below 0: goods that came back"),
    ),
    Field(
        "unit_price",
        gettext_lazy("Price of one"),
        read_price,
        required=True,
        synonyms="unit price, price, item price, price each, einzelpreis, preis, stuckpreis, precio, precio unitario, "
        "prix, prix unitaire",
    ),
    Field(
        "unit_cost",
        gettext_lazy("Cost of one"),
        read_price,
        synonyms="unit cost, cost, purchase price, cost price, einkaufspreis, ek, coste, coste unitario, cout, "
        "cout unitaire, prix d achat",
    ),
    Field(
        "currency",
        gettext_lazy("Currency"),
        read_currency,
        synonyms="currency, currency code, wahrung, moneda, divisa, devise",
    ),
)
FURTHER = (
    Field(
        "position",
        gettext_lazy("Line number"),
        read_position,
        synonyms="line number, line no, position, order line, pos, zeile, linea, ligne",
        help=gettext_lazy("Makes sure which line of an order is meant when it is imported again"),
    ),
    Field("state", gettext_lazy("State"), one_of(STATES), synonyms="status, order status, state, estado, statut, etat"),
    Field(
        "credit_of",
        gettext_lazy("Order sent back"),
        words_up_to(80),
        synonyms="original order, credit for, returned order, original invoice, ursprungsbestellung, pedido original, "
        "commande d origine",
        help=gettext_lazy("Of which order goods came back; otherwise what was bought last"),
    ),
    Field(
        "reason",
        gettext_lazy("Reason for the return"),
        words_up_to(200),
        synonyms="return reason, reason, rucksendegrund, grund, motivo, motif",
    ),
    Field(
        "customer_name",
        gettext_lazy("Customer's name"),
        words_up_to(300),
        synonyms="customer name, name, buyer, kundenname, nombre, nom, client name",
        help=gettext_lazy("Used when unknown customers are made"),
    ),
)


def fields(by: Member | None) -> Sequence[Field]:
    """Everything a file of order lines may hold."""
    channels = {fold(str(word)): channel.pk for channel in Channel.objects.all() for word in (channel.pk, channel.name)}
    channel = Field("channel", gettext_lazy("Channel"), one_of(channels), synonyms="channel, kanal, canal")
    return [*ORDER, *REFERENCE, *THING, *FURTHER, channel]


def missing(chosen: Container[str]) -> str:
    """What else a choice of columns needs."""
    lacking = [str(field.label) for field in (*ORDER, *THING) if field.required and field.key not in chosen]
    if lacking:
        return _("Choose a column for: %(fields)s.") % {"fields": ", ".join(lacking)}
    if "sku" not in chosen and "description" not in chosen:
        return _("Choose a column that says what was bought: an article number or a description.")
    return missing_reference(chosen)


def is_sale(quantity: Decimal) -> bool:
    return quantity > 0


def is_return(quantity: Decimal) -> bool:
    return quantity < 0


def load(rows: Sequence[Row], intake: Any) -> None:
    """Sales are brought in before returns, wherever they stand in the file: what came back must have been bought."""
    latest = timezone.now() + TOMORROW
    possible = [row for row in rows if is_possible(row, latest)]
    if possible:
        (load_orders if is_sale(possible[0].values["quantity"]) else load_returns)(possible, intake=intake)


def is_possible(row: Row, latest: datetime) -> bool:
    """Whether anything like it can have happened."""
    if "sku" not in row.values and "description" not in row.values:
        row.fail(_("This line does not say what was bought: no article number and no description."))
    elif moment_of(row.values) > latest:
        row.fail(_("The order lies in the future."), "placed_at")
    return row.outcome != Outcome.FAILED


orders = offer(
    IntakeKind(
        name="orders",
        label=gettext_lazy("Orders"),
        meaning=gettext_lazy("What customers bought and sent back: one row per line of an order."),
        fields=fields,
        missing=missing,
        load=load,
        undo=lambda intake, most: undo_orders(intake, most=most) or undo_customers(intake, most=most),
        passes=(is_sale, is_return),
        passes_by="quantity",
        together="number",
        finish=lambda intake, after, most: finish_orders(intake, after=after, most=most),
        options=(
            Option(
                "state",
                gettext_lazy("Orders without a state are"),
                lambda: Order.State.choices,
                Order.State.DELIVERED.value,
            ),
        ),
        may_make_customers=True,
        tallies=TALLIES,
    )
)
