"""The list of customers as a file for spreadsheets."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from customers.models import Customer, CustomField
from customers.models.customer_list import every_row
from customers.rules.phones import show_phone
from customers.rules.spreadsheets import guard
from customers.views.customers import narrow
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power

BYTE_ORDER_MARK = "\ufeff"
MOST_CHOSEN = 1000


class Echo:
    """A file that gives back what is written to it."""

    def write(self, line: str) -> str:
        return line


@require_GET
@needs(Power.EXPORT)
def customers_export(request: MemberRequest) -> HttpResponse:
    """The same customers as the list shows, or the chosen ones; streamed, so that its length costs no memory."""
    found, _offered = narrow(request.GET.dict(), request.user)
    chosen = [
        int(pk)
        for pk in request.GET.getlist("selected")[:MOST_CHOSEN]
        if pk.isascii() and pk.isdigit() and len(pk) < 19
    ]
    if chosen:
        found = found.filter(pk__in=chosen)
    fields = list(CustomField.objects.all())
    response = StreamingHttpResponse(lines(every_row(found), fields), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="customers-{timezone.localdate().isoformat()}.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def lines(customers: Iterable[Customer], fields: list[CustomField]) -> Iterator[str]:
    writer = csv.writer(Echo(), quoting=csv.QUOTE_ALL)
    yield BYTE_ORDER_MARK + writer.writerow([guard(str(heading)) for heading in headings(fields)])
    for customer in customers:
        yield writer.writerow([guard(str(cell)) for cell in cells(customer, fields)])


def headings(fields: list[CustomField]) -> list[str]:
    fixed = [
        _("Picket id"),
        _("Name"),
        _("Kind"),
        _("Phone"),
        _("E-mail"),
        _("Town"),
        _("Language"),
        _("Time zone"),
        _("Looked after by"),
        _("Last contact"),
    ]
    return fixed + [field.label for field in fields]


def cells(customer: Any, fields: list[CustomField]) -> list[object]:
    """One row; moments in the reader's time zone, values as their fields keep them."""
    last = customer.last_contact_at
    fixed = [
        customer.pk,
        customer.name,
        customer.get_kind_display(),
        show_phone(customer.phone) if customer.phone else "",
        customer.email or "",
        customer.town or "",
        customer.language,
        customer.time_zone,
        customer.manager.name if customer.manager else "",
        timezone.localtime(last).strftime("%Y-%m-%d %H:%M") if last else "",
    ]
    values = [customer.custom.get(field.key) for field in fields]
    return fixed + ["" if value is None else value for value in values]
