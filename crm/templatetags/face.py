"""What every template may use without loading it: icons, moments, initials, names shown safely."""

import unicodedata
from datetime import datetime
from functools import lru_cache

from django import template
from django.contrib.messages.storage.base import Message
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from crm import when as moments
from customers.rules.texts import split_hidden

register = template.Library()

OWN_SHAPE = {"pickets"}


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str) -> SafeString:
    """One symbol of the sprite, silent to screen readers: a word stands beside it."""
    kind = name if name in OWN_SHAPE else "icon"
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>', kind, static("icons/sprite.svg"), name
    )


@register.simple_tag
def when(moment: datetime | None, nothing: str = "") -> str | SafeString:
    """A moment in words; exact on hover; the browser keeps it true while the page stays open."""
    if moment is None:
        return nothing
    local = timezone.localtime(moment)
    words = moments.when(local, timezone.localtime())
    return format_html(
        '<time datetime="{}" title="{}" data-when>{}</time>',
        local.isoformat("T", "seconds"),
        moments.exactly(local),
        words,
    )


@register.filter
def initials(name: str) -> str:
    """Up to two letters to know someone by: first word and last."""
    words = [word for word in str(name).split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])) or "?"


@register.filter
def named(name: str) -> SafeString:
    """A name of any script, kept from turning its neighbours around, its hidden characters made visible."""
    pieces = (_sign_of(piece) if hides else conditional_escape(piece) for piece, hides in split_hidden(str(name)))
    return format_html("<bdi>{}</bdi>", mark_safe("".join(pieces)))  # noqa: S308 - every piece was escaped


def _sign_of(letter: str) -> SafeString:
    title = unicodedata.name(letter, "hidden character").lower()
    return format_html('<span class="mark hidden-sign" title="{}">{}</span>', title, f"U+{ord(letter):04X}")


@register.filter
def code(text: str) -> SafeString:
    """Prose in which `words of a machine` stand between backticks."""
    parts = conditional_escape(" ".join(text.split())).split("`")
    return mark_safe("".join(f"<code>{part}</code>" if at % 2 else part for at, part in enumerate(parts)))  # noqa: S308 - escaped above


@register.filter
def undo_address(message: Message) -> str:
    """Where the act behind a message is taken back; nothing if it cannot be."""
    tag = message.extra_tags or ""
    return tag.removeprefix("undo:") if tag.startswith("undo:") else ""


@register.filter
def is_bad(message: Message) -> bool:
    return message.level_tag in {"warning", "error"}


@register.filter
def is_summary(error_class: str) -> bool:
    """Errors of the whole form, not of one field."""
    return "nonfield" in error_class
