"""What a file may bring in about interactions: one row per contact between customer and company."""

from collections.abc import Container, Sequence
from decimal import Decimal
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from customers.actions.undo_customers import undo_customers
from customers.intake.reference import REFERENCE, missing_reference
from customers.models import Channel, Event
from customers.rules.cells import Manner, one_of, read_id, read_moment, read_number, read_time, text_up_to, words_up_to
from customers.rules.names import fold
from customers.rules.words import Unreadable, gettext_noop
from interactions.actions.load_contacts import load_contacts
from interactions.actions.undo_contacts import undo_contacts
from interactions.models.body import LONGEST
from staff.models import Member
from wiring.intake import Field, IntakeKind, Option, offer

NO_LENGTH = gettext_noop("“%(cell)s” is no number of minutes")
NO_MEMBER = gettext_noop("“%(cell)s” is nobody's name or e-mail here")

LONGEST_CONTACT = Decimal(1440)
DIRECTIONS = {
    word: direction
    for direction, words in {
        "in": "in inbound incoming received eingehend eingang entrante recibido entrant recu",
        "out": "out outbound outgoing sent ausgehend ausgang saliente enviado sortant envoye",
    }.items()
    for word in words.split()
}


def read_minutes(cell: str, manner: Manner) -> int:
    """How long it took, in minutes; `4:30` is four and a half."""
    minutes, _colon, seconds = cell.partition(":")
    length = Decimal(minutes) + Decimal(seconds) / 60 if seconds.isdecimal() and minutes.isdecimal() else None
    length = read_number(cell, manner) if length is None else length
    if not 0 <= length <= LONGEST_CONTACT:
        raise Unreadable(NO_LENGTH, cell=cell[:40])
    return ceil(length)


CONTACT = (
    Field(
        "happened_at",
        gettext_lazy("Date"),
        read_moment,
        required=True,
        synonyms="date, happened at, date time, datetime, timestamp, created at, created, contact date, call date, datum, "
        "zeitpunkt, fecha, date de contact",
    ),
    Field(
        "happened_time",
        gettext_lazy("Time"),
        read_time,
        synonyms="time, call time, start time, uhrzeit, hora, heure",
        help=gettext_lazy("Where it stands in a column of its own"),
    ),
    Field(
        "direction",
        gettext_lazy("Direction"),
        one_of(DIRECTIONS),
        synonyms="direction, richtung, direccion, sens",
        help=gettext_lazy("In: from the customer. Out: to the customer"),
    ),
    Field(
        "summary",
        gettext_lazy("Summary"),
        words_up_to(LONGEST),
        synonyms="summary, subject, note, betreff, zusammenfassung, notiz, asunto, resumen, objet, resume",
    ),
    Field(
        "text",
        gettext_lazy("Full text"),
        text_up_to(LONGEST),
        synonyms="text, body, message, description, transcript, inhalt, nachricht, texto, mensaje, texte",
    ),
    Field(
        "outcome",
        gettext_lazy("Outcome"),
        words_up_to(200),
        synonyms="outcome, result, disposition, resolution, ergebnis, resultado, resultat",
    ),
    Field(
        "minutes",
        gettext_lazy("Minutes"),
        read_minutes,
        synonyms="minutes, duration, length, dauer, minuten, duracion, minutos, duree",
    ),
    Field(
        "key",
        gettext_lazy("The contact's id"),
        read_id,
        synonyms="call id, ticket id, interaction id, message id, contact id, event id, id",
        help=gettext_lazy("By which it is known again when it is imported twice"),
    ),
    Field(
        "customer_name",
        gettext_lazy("Customer's name"),
        words_up_to(300),
        synonyms="customer name, name, caller, kundenname, nombre, nom",
        help=gettext_lazy("Used when unknown customers are made"),
    ),
)


def fields(by: Member | None) -> Sequence[Field]:
    """Everything a file of contacts may hold."""
    return [*CONTACT, *REFERENCE, channel(), agent()]


def channel() -> Field:
    words = {fold(str(word)): channel.pk for channel in Channel.objects.all() for word in (channel.pk, channel.name)}
    return Field("channel", gettext_lazy("Channel"), one_of(words), synonyms="channel, kanal, canal, medium")


def agent() -> Field:
    """Who of us talked, by e-mail or by name."""
    members = {fold(word): member.pk for member in Member.objects.all() for word in (member.email, member.name)}

    def read(cell: str, manner: Manner) -> int:
        if fold(cell) not in members:
            raise Unreadable(NO_MEMBER, cell=cell[:60])
        return members[fold(cell)]

    return Field(
        "agent",
        gettext_lazy("Who of us"),
        read,
        synonyms="agent, employee, user, handled by, mitarbeiter, bearbeiter, agente, empleado, employe",
    )


def missing(chosen: Container[str]) -> str:
    """What else a choice of columns needs."""
    if "happened_at" not in chosen:
        return _("Choose a column that says when it was.")
    return missing_reference(chosen)


interactions = offer(
    IntakeKind(
        name="interactions",
        label=gettext_lazy("Interactions"),
        meaning=gettext_lazy("What was said: calls, mails, chats, visits. One row per contact."),
        fields=fields,
        missing=missing,
        load=lambda rows, intake: load_contacts(rows, intake=intake),
        undo=lambda intake, most: undo_contacts(intake, most=most) or undo_customers(intake, most=most),
        options=(
            Option(
                "channel",
                gettext_lazy("Rows without a channel are"),
                lambda: list(Channel.objects.values_list("pk", "name")),
                "phone",
            ),
            Option(
                "direction",
                gettext_lazy("Rows without a direction go"),
                lambda: [(value, label) for value, label in Event.Direction.choices if value],
                "in",
            ),
        ),
        may_make_customers=True,
        tallies={
            "texts_taken_back": ngettext_lazy(
                "%(count)s full text taken back", "%(count)s full texts taken back", "number"
            ),
        },
    )
)
