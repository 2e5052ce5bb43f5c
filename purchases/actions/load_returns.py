from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from customers.actions.recognise_customers import recognise_customers
from customers.models import Intake
from purchases.actions.look_up_purchases import look_up_purchases
from purchases.actions.write_returns import write_returns
from purchases.models import Return
from purchases.rules.allotment import Bought, GoodsBack, NothingLeft, NotPaid, allot
from purchases.rules.order_files import moment_of, thing_of
from wiring.intake import Outcome, Row

type Back = dict[tuple[str, int], GoodsBack]


def load_returns(rows: Sequence[Row], *, intake: Intake) -> None:
    """Bring credit lines in: goods that came back, one row each, taken from what the customer bought.

    Which purchase it was is decided in `rules/allotment.py` where the file does not say. What was told before under the
    same number is not told again.
    """
    rows = recognise_customers(rows, intake=intake)
    wanted = {(row.values["customer"], thing_of(row.values)) for row in rows}
    bought = look_up_purchases(wanted)
    known = Return.objects.told_before({row.values["number"] for row in rows}, intake=intake)
    heard: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    back: Back = {}
    for row in rows:
        told = row.values["number"], thing_of(row.values)
        heard[told] -= row.values["quantity"]
        if heard[told] <= known.get(told, 0):
            row.outcome = Outcome.SKIPPED
        else:
            take_back(row, bought[row.values["customer"], told[1]], back)
    write_returns(list(back.values()), intake=intake)


def take_back(row: Row, bought: Sequence[Bought], back: Back) -> None:
    """Take the row's pieces from the lines they came from, or say why not."""
    values = row.values
    order = values.get("credit_of") or next(
        (line.purchase.number for line in bought if line.purchase.number == values["number"]), ""
    )
    at = moment_of(values)
    pieces = -values["quantity"]
    try:
        parts = allot(pieces, bought, at=at, unit_price=values["unit_price"], order=order)
    except NothingLeft:
        return row.fail(refusal(values, pieces, order), "quantity")
    except NotPaid as too_much:
        return row.fail(
            _("More would be paid back than was paid for order %(number)s.") % {"number": too_much.purchase.number}
        )
    for line, taken, refund in parts:
        purchase = line.purchase
        key = values["number"], purchase.id
        note = back.setdefault(key, GoodsBack(values["number"], purchase, at, values.get("reason", "")))
        note.lines[line.line] = note.lines.get(line.line, Decimal(0)) + taken
        note.refund += refund
        line.left -= taken
        purchase.paid -= refund
    row.outcome = Outcome.CREATED
    return None


def refusal(values: Mapping[str, object], pieces: Decimal, order: str) -> str:
    told = {"pieces": f"{pieces.normalize():f}", "thing": thing_of(values), "order": order}
    if order:
        return _("Of order %(order)s there are not %(pieces)s × %(thing)s left to come back.") % told
    return _("The customer has not bought %(pieces)s × %(thing)s before that could come back.") % told
