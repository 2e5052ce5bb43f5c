"""The rows of a timeline. Rendering is what a page costs, so each row is made of what was found once for all of them."""

import logging
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache

from django.apps import apps
from django.template import Context
from django.template.base import Template
from django.template.loader import select_template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from interactions.rules.icons import icon_of_contact
from interactions.templatetags.days import day_name, in_a_sentence
from interactions.views.timeline.page import Line
from wiring.abouts import abouts
from wiring.events import EventKind, Strand, Tone, declared

logger = logging.getLogger(__name__)

UNKNOWN = EventKind("unknown", "Something that nobody declares any more.")


# The layout of a row. Filling a format costs a tenth of what a template costs: of fifty rows, that is half the page.
ROW = """<li class="event{tone}" id="event-{pk}"><time datetime="{iso}" title="{exact}">\
<a href="{place}{pk}/" hx-get="{place}{pk}/" hx-target="closest .event" hx-swap="outerHTML">{clock}</a></time>\
<svg class="icon" aria-hidden="true"><use href="{sprite}#{icon}"/></svg>\
<span class="what">{phrase}</span><span class="who">{who}</span></li>
"""
DAY = '<li class="day">{}</li>\n'
MARKER = '<li class="day seen">{}</li>\n'


def rows_of(
    events: list[Line], *, place: str, marker: datetime | None = None, below: datetime | None = None
) -> SafeString:
    """The rows of these events, newest first, with a heading for each day.

    `place` is the timeline's address; `marker` is when the reader last looked; `below` the last moment already shown
    above these rows.
    """
    return SafeString("".join(rows(events, Rows(events, place), marker=marker, below=below)))


def rows(events: list[Line], row: "Rows", *, marker: datetime | None, below: datetime | None) -> Iterator[str]:
    day = timezone.localdate(below) if below else None
    seen_from = marker if marker and (below is None or below > marker) else None
    for event in events:
        local = timezone.localtime(event.happened_at)
        if seen_from and event.happened_at <= seen_from:
            if event is not events[0] or below:
                yield row.marker(seen_from)
            seen_from = None
        if local.date() != day:
            day = local.date()
            yield row.heading(day)
        yield row.of(event, local)


class Rows:
    """Makes the rows of one page."""

    def __init__(self, events: list[Line], place: str) -> None:
        self.phrases = Phrases(events, place)
        self.place = place
        self.sprite = static("icons/sprite.svg")
        self.today = timezone.localdate()
        self.day = ""

    def heading(self, day: date) -> str:
        self.day, heading = heading_of(day, self.today, get_language())
        return heading

    def marker(self, looked: datetime) -> str:
        day = in_a_sentence(day_name(timezone.localdate(looked), self.today))
        return format_html(MARKER, _("New since you last looked, %(day)s") % {"day": day})

    def of(self, event: Line, local: datetime) -> str:
        kind = declared.get(event.name) or UNKNOWN
        clock = f"{local.hour:02}:{local.minute:02}"
        return ROW.format(
            tone="" if kind.tone is Tone.PLAIN else f" {kind.tone}",
            pk=event.pk,
            place=self.place,
            iso=local.isoformat("T", "seconds"),
            exact=f"{self.day}, {clock}:{local.second:02}",
            clock=clock,
            sprite=self.sprite,
            icon=escape(icon_of(event, kind)),
            phrase=self.phrases.of(event),
            who=escape(event.by_name or ""),
        )


def icon_of(event: Line, kind: EventKind) -> str:
    """A talk has the icon of its channel, everything else that of what happened."""
    if kind.strand is not Strand.TALK or not event.channel_id:
        return kind.icon
    return icon_of_contact(event.channel_id, event.direction, otherwise=event.channel_icon or kind.icon)


@lru_cache(maxsize=4096)
def heading_of(day: date, today: date, _language: str | None) -> tuple[str, str]:
    """A day in full and its heading, as the language in force says them; the days of many histories are the same."""
    return escape(date_format(day, "l j F Y")), format_html(DAY, day_name(day, today))


class Phrases:
    """The sentence of each event, from the template found once by the event's name."""

    def __init__(self, events: Iterable[Line], place: str) -> None:
        self.abouts = abouts(events)
        self.context = Context({"place": place})
        self.templates: dict[str, Template] = {}

    def of(self, event: Line) -> SafeString:
        template = self.templates.get(event.name)
        if template is None:
            template = self.templates[event.name] = find_template(event.name)
        self.context["event"] = event
        self.context["about"] = self.abouts.get((event.about_kind, event.about_id))
        self.context.template = template
        try:
            return template.render(self.context)
        except Exception as fault:  # noqa: BLE001 - one entry that cannot be told must not hide all the others
            logger.warning("Event %s (%s) cannot be told: %s", event.pk, event.name, fault)
            return escape(event.summary)


def find_template(name: str) -> Template:
    """The template of the room in which such a thing happens."""
    rooms = [f"{room.label}/events/{name}.html" for room in apps.get_app_configs()]
    return select_template([*rooms, "interactions/events/unknown.html"]).template
