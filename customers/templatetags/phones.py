from django import template

from customers.rules.phones import show_phone

register = template.Library()


@register.filter
def phone(normalised: str) -> str:
    """A number as people read it; nothing for none."""
    return show_phone(normalised) if normalised else ""
