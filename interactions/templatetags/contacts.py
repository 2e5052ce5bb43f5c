from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from customers.models import Event
from interactions.models import Outcome

register = template.Library()

OPENINGS = {
    ("phone", "in"): _("Called us"),
    ("phone", "out"): _("We called"),
    ("email", "in"): _("Wrote to us"),
    ("email", "out"): _("We wrote"),
    ("chat", "in"): _("Chatted with us"),
    ("chat", "out"): _("We wrote in the chat"),
    ("sms", "in"): _("Texted us"),
    ("sms", "out"): _("We texted"),
    ("post", "in"): _("Sent a letter"),
    ("post", "out"): _("We sent a letter"),
    ("store", "in"): _("Came to the store"),
    ("store", "out"): _("We spoke in the store"),
    ("visit", "in"): _("Visited us"),
    ("visit", "out"): _("We visited"),
}


@register.filter
def opening(event: Event) -> str:
    """How the sentence about a contact begins: who turned to whom, and how."""
    otherwise = _("We turned to them") if event.direction == Event.Direction.OUT else _("Turned to us")
    return str(OPENINGS.get((event.channel_id or "", event.direction), otherwise))


@register.filter
def outcome(code: str) -> str:
    """What came of a contact, in words."""
    return str(dict(Outcome.choices).get(code, ""))


@register.filter
def opened(row: SafeString) -> SafeString:
    """A row of the timeline without its end, kept as it is when the timeline renews itself: more follows inside."""
    start = row.rpartition("</li>")[0]
    return SafeString(start.replace('<li class="event', '<li data-keep class="event', 1))
