"""An order named in the history: `{{ event|order_link:_("Order {number}") }}`."""

from functools import cache
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def order_link(event: Any, words: str) -> SafeString:
    """The words with the order's number in them, as a link to it; without one where the order is gone."""
    said = str(words).replace("{number}", str(event.details.get("number", "")))
    if not event.about_id:
        return escape(said)
    return format_html('<a href="{}{}/">{}</a>', place(), event.about_id, said)


@cache
def place() -> str:
    """Where orders live. Looked up once: a page of history names an order in every other row."""
    return reverse("order", args=[0]).removesuffix("0/")
