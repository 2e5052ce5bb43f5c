import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection
from django.utils import timezone

from customers.actions.copy_rows import copy_rows
from customers.actions.record_many import Entry, record_many
from customers.actions.reserve_ids import reserve_ids
from customers.models import Intake, IntakeChange
from purchases.actions.refresh_totals import refresh_totals
from purchases.events import ORDER_CANCELLED, ORDER_CHANGED, ORDER_DELIVERED
from purchases.models import Order, OrderLine
from purchases.rules.order_files import Line, OrderSheet, Told
from purchases.rules.wording import order_named

MOVES = {Order.State.DELIVERED: ORDER_DELIVERED, Order.State.CANCELLED: ORDER_CANCELLED}

type Change = tuple[str, int | None, dict[str, Any] | None, dict[str, Any]]

CHANGED = """
    UPDATE purchases_orderline AS old SET
        product_id = new.product, description = new.description, quantity = new.quantity,
        unit_price = new.unit_price, unit_cost = new.unit_cost
    FROM jsonb_to_recordset(%s) AS new (
        id bigint, product bigint, description text, quantity numeric, unit_price numeric, unit_cost numeric
    )
    WHERE old.id = new.id
"""
MOVED = """
    UPDATE purchases_order AS old SET state = new.state
    FROM unnest(%s::bigint[], %s::text[]) AS new (id, state)
    WHERE old.id = new.id
"""


def write_orders(sheets: Sequence[OrderSheet], products: Mapping[str, int], *, intake: Intake) -> None:
    """Write orders and lines a file told, and add the orders up again.

    Orders that were there before tell their history at once and can be put back; those the file made tell it when all
    of it is read (`finish_orders`), because their lines may stand anywhere in the file.
    """
    write_new_orders([sheet for sheet in sheets if sheet.is_new], intake)
    added = write_new_lines(sheets, products)
    changed = [changed_line(line, told, products) for sheet in sheets for line, told in sheet.changed]
    moved = [sheet for sheet in sheets if sheet.state_before]
    with connection.cursor() as cursor:
        cursor.execute(CHANGED, [json.dumps([{"id": key} | after for _model, key, _before, after in changed])])
        cursor.execute(MOVED, [[sheet.id for sheet in moved], [sheet.state for sheet in moved]])
    states = [
        (Order._meta.label_lower, sheet.id, {"state": sheet.state_before}, {"state": sheet.state}) for sheet in moved
    ]
    remember([*added, *changed, *states], intake)
    refresh_totals(sheet.id for sheet in sheets)
    record_many(history([sheet for sheet in sheets if not sheet.is_ours], intake), intake)


def write_new_orders(sheets: Iterable[OrderSheet], intake: Intake) -> None:
    now = timezone.now()
    copy_rows(
        (
            (s.id, s.customer, s.number, s.placed_at, s.state, s.channel, s.currency, 0, 0, intake.pk, now)
            for s in sheets
        ),
        into=Order,
        columns="id, customer_id, number, placed_at, state, channel_id, currency, total, returned, intake_id, created_at",
    )


def write_new_lines(sheets: Sequence[OrderSheet], products: Mapping[str, int]) -> list[Change]:
    """Copy the lines; answers those that were added to orders that were there before."""
    new = [(sheet, line) for sheet in sheets for line in sheet.new]
    for (_sheet, line), key in zip(new, reserve_ids(len(new), of=OrderLine), strict=True):
        line.id, line.product_id = key, products.get(line.product)
    copy_rows(
        (
            (
                line.id,
                sheet.id,
                line.position,
                line.product_id,
                line.description,
                line.quantity,
                line.unit_price,
                line.unit_cost,
            )
            for sheet, line in new
        ),
        into=OrderLine,
        columns="id, order_id, position, product_id, description, quantity, unit_price, unit_cost",
    )
    return [(OrderLine._meta.label_lower, line.id, None, plain(line)) for sheet, line in new if not sheet.is_ours]


def changed_line(line: Line, told: Told, products: Mapping[str, int]) -> Change:
    """What the line was and what it is to be."""
    before = plain(line)
    line.product_id = products.get(told.product)
    line.product, line.quantity, line.unit_price = told.product, told.quantity, told.unit_price
    line.unit_cost = line.unit_cost if told.unit_cost is None else told.unit_cost
    line.description = told.description or line.description
    return OrderLine._meta.label_lower, line.id, before, plain(line)


def plain(line: Line) -> dict[str, Any]:
    """The line as the database writes it out."""
    return {
        "product": line.product_id,
        "description": line.description,
        "quantity": f"{line.quantity:.3f}",
        "unit_price": f"{line.unit_price:.2f}",
        "unit_cost": None if line.unit_cost is None else f"{line.unit_cost:.2f}",
    }


def remember(changes: Iterable[Change], intake: Intake) -> None:
    copy_rows(
        (
            (intake.pk, model, key, None if before is None else json.dumps(before), json.dumps(after))
            for model, key, before, after in changes
        ),
        into=IntakeChange,
        columns="intake_id, model, object_id, before, after",
    )


def history(sheets: Iterable[OrderSheet], intake: Intake) -> Iterator[Entry]:
    now = timezone.now()
    for sheet in sheets:
        details: dict[str, Any] = {"number": sheet.number}
        if sheet.new or sheet.changed:
            yield entry(sheet, ORDER_CHANGED, details | {"lines": len(sheet.new) + len(sheet.changed)}, now, intake)
        if sheet.state_before:
            yield entry(sheet, MOVES[Order.State(sheet.state)], details, now, intake)


def entry(sheet: OrderSheet, kind: Any, details: dict[str, Any], at: Any, intake: Intake) -> Entry:
    return Entry(
        sheet.customer,
        kind,
        at,
        by=intake.by_id,
        summary=order_named(sheet.number),
        details=details,
        about_kind=Order._meta.label_lower,
        about_id=sheet.id,
    )
