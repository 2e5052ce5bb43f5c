"""The invoice of an order, on screen and on A4. It never holds a cost or a margin: customers read it."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.views.decorators.http import require_safe

from customers.models import Address, Customer
from purchases.models import Order

LOCALES = Path(__file__).resolve().parents[1] / "locale"


@require_safe
def invoice(request: HttpRequest, pk: int) -> HttpResponse:
    """One order as a document, in the customer's language where the words of invoices are translated into it."""
    order = get_object_or_404(Order.objects.visible_to(request.user).select_related("customer"), pk=pk)
    language = spoken(order.customer.language)
    told = {
        "order": order,
        "language": language,
        "address": billed_to(order.customer),
        "lines": order.lines.all(),
        "returns": order.returns.prefetch_related("lines__line").order_by("happened_at", "pk"),
        "seller": settings.COMPANY_NAME,
        "seller_address": settings.COMPANY_ADDRESS,
        "seller_tax_number": settings.COMPANY_TAX_NUMBER,
    }
    return render(request, "purchases/invoice.html", told)


def billed_to(customer: Customer) -> Address | None:
    """The address for invoices, or else the primary one, or any."""
    addresses = list(customer.addresses.all())
    return next((address for address in addresses if address.use == Address.Use.INVOICE), next(iter(addresses), None))


@cache
def spoken(language: str) -> str:
    """The customer's language if the words of invoices are translated into it, else the company's own."""
    for known in (language, language.partition("-")[0]):
        if known == "en" or (known and (LOCALES / translation.to_locale(known)).is_dir()):
            return known
    return settings.LANGUAGE_CODE
