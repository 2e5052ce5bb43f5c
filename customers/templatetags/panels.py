from typing import TYPE_CHECKING

from django import template
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from customers.views.customer import Shown

register = template.Library()


@register.simple_tag(takes_context=True)
def inside(context: RequestContext, shown: "Shown") -> SafeString:
    """The inside of a panel: its own template with its own context, and the customer, where there is one."""
    return render_to_string(
        shown.panel.template, {"customer": context.get("customer"), **shown.context}, context["request"]
    )
