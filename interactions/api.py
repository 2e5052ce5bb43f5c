"""The log over the API: other systems report what happened, one event or a thousand at a time, and read it."""

import json
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from customers.actions.record_many import Entry, record_many
from customers.models import Channel, Customer, Event, Identity
from customers.rules.identities import normalise
from interactions.actions.record_contact import CLOCKS_DIFFER, EARLIEST
from interactions.events import CONTACT, REPORTED
from staff.models import Integration
from wiring.api import DoOnce, Pages
from wiring.events import declared

MOST = 1_000
LONGEST_DETAILS = 20_000
KINDS = {"contact": CONTACT, "report": REPORTED}
WHAT = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+){0,3}")

type Named = tuple[str, str]


class EventOut(serializers.ModelSerializer[Event]):
    """One line of the log."""

    class Meta:
        model = Event
        fields = [
            "id", "customer", "name", "channel", "direction", "happened_at", "recorded_at", "by", "thread", "summary",
            "details", "cost", "about_kind", "about_id", "cause_id",
        ]  # fmt: skip

    def to_representation(self, instance: Event) -> dict[str, Any]:
        """Without the details that stay inside the house."""
        told = super().to_representation(instance)
        kind = declared.get(instance.name)
        if kind and kind.inside:
            told["details"] = {name: detail for name, detail in told["details"].items() if name not in kind.inside}
        return told


class Whose(serializers.Serializer[Any]):
    """A customer, by something they are known by."""

    kind = serializers.ChoiceField(Identity.Kind.choices)
    value = serializers.CharField(max_length=320)
    label = serializers.CharField(max_length=40, allow_blank=True, default="")


class EventIn(serializers.Serializer[Any]):
    """Something that happened: a `contact` between customer and company, or a `report` of anything else (`what`)."""

    customer = serializers.IntegerField(min_value=1, required=False)
    identity = Whose(required=False)
    kind = serializers.ChoiceField(list(KINDS))
    what = serializers.RegexField(WHAT, max_length=60, required=False, help_text="As in `wishlist.added`")
    channel = serializers.CharField(max_length=20, required=False, help_text="A channel's code")
    direction = serializers.ChoiceField(["in", "out"], required=False)
    happened_at = serializers.DateTimeField(help_text="With its zone; neither to come nor before 1970")
    summary = serializers.CharField(max_length=300, allow_blank=True, default="")
    details = serializers.DictField(default=dict)
    key = serializers.CharField(max_length=200, required=False, help_text="Your name for it: told twice, kept once")

    def validate_happened_at(self, at: datetime) -> datetime:
        if not EARLIEST <= at <= timezone.now() + CLOCKS_DIFFER:
            raise serializers.ValidationError("It has to have happened, and not before 1970.")
        return at

    def validate_details(self, details: dict[str, Any]) -> dict[str, Any]:
        if not is_storable(details):
            raise serializers.ValidationError("This contains characters that cannot be kept.")
        return details

    def validate(self, said: dict[str, Any]) -> dict[str, Any]:
        if ("customer" in said) == ("identity" in said):
            raise serializers.ValidationError({"customer": "Give the customer's number or an identity, not both."})
        if said["kind"] == "contact" and not ("channel" in said and "direction" in said):
            raise serializers.ValidationError({"channel": "A contact has a channel and a direction."})
        if said["kind"] == "report" and "what" not in said:
            raise serializers.ValidationError({"what": "A report says what happened."})
        return said


class Many(serializers.Serializer[Any]):
    """Up to a thousand events; all are written or none."""

    events = EventIn(many=True, allow_empty=False, max_length=MOST)


class Written(serializers.Serializer[Any]):
    """What became of them, in the order they were sent."""

    written = serializers.IntegerField(help_text="New lines")
    known = serializers.IntegerField(help_text="Told before, by their key")
    ids = serializers.ListField(child=serializers.IntegerField())


class Events(DoOnce, ListAPIView[Event]):
    """`GET` reads the log, oldest first (`customer`, `since` the id of the last one you have). `POST` reports one."""

    noun = "events"
    serializer_class = EventOut
    pagination_class = Pages

    def get_queryset(self) -> QuerySet[Event]:
        events = Event.objects.visible_to(self.request.user)
        for parameter, field in (("customer", "customer_id"), ("since", "id__gt")):
            if value := self.request.query_params.get(parameter):
                if not value.isdecimal() or len(value) > 18:
                    raise serializers.ValidationError({parameter: "A number, please."})
                events = events.filter(**{field: int(value)})
        return events

    @extend_schema(parameters=[OpenApiParameter("customer", int), OpenApiParameter("since", int)])
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)

    @extend_schema(request=EventIn, responses={201: Written})
    def post(self, request: Request) -> Response:
        asked = EventIn(data=request.data)
        asked.is_valid(raise_exception=True)
        return write([asked.validated_data], request.user, pointer=lambda _number, error: error)


class EventsInBulk(DoOnce):
    """`POST` reports up to a thousand events at once; all are written or none."""

    noun = "events"

    @extend_schema(request=Many, responses={201: Written})
    def post(self, request: Request) -> Response:
        asked = Many(data=request.data)
        asked.is_valid(raise_exception=True)
        return write(
            asked.validated_data["events"], request.user, pointer=lambda number, error: {"events": {number: error}}
        )


def write(events: list[dict[str, Any]], integration: Integration, *, pointer: Any) -> Response:
    """Write the events, with every customer found in one question for each kind of identity."""
    known = customers_meant(events, integration)
    channels = set(Channel.objects.values_list("code", flat=True))
    for number, said in enumerate(events):
        if said.get("channel") and said["channel"] not in channels:
            raise serializers.ValidationError(pointer(number, {"channel": "There is no such channel."}))
        if name_of(said) not in known:
            raise serializers.ValidationError(pointer(number, {"customer": "There is no such customer."}))
    done = record_many(entry(said, known[name_of(said)], integration) for said in events)
    answer = {"written": done.written, "known": done.known, "ids": list(done.ids)}
    return Response(answer, status.HTTP_201_CREATED)


def entry(said: dict[str, Any], customer: int, integration: Integration) -> Entry:
    details = dict(said["details"]) | ({"what": said["what"]} if "what" in said else {})
    return Entry(
        customer=customer,
        kind=KINDS[said["kind"]],
        at=said["happened_at"],
        by=integration.author_id,
        channel=said.get("channel"),
        direction=said.get("direction", ""),
        summary=said["summary"],
        details=details,
        source=f"integration-{integration.pk}" if "key" in said else "",
        key=said.get("key", ""),
    )


def is_storable(details: dict[str, Any]) -> bool:
    """Whether the database can keep it: no NUL, no half of a character, and not more than 20,000 bytes of it."""
    try:
        text = json.dumps(details, ensure_ascii=False, default=str, allow_nan=False)
        return "\\u0000" not in text and len(text.encode()) <= LONGEST_DETAILS
    except (RecursionError, ValueError):
        return False


def customers_meant(events: Iterable[dict[str, Any]], integration: Integration) -> dict[Named, int]:
    """For each way a customer was named: the customer, if there is one the integration may see."""
    names = {name_of(said) for said in events}
    numbers = {int(value) for kind, value in names if kind == "number"}
    seen = Customer.objects.visible_to(integration)
    known = {("number", str(pk)): pk for pk in seen.filter(pk__in=numbers).values_list("pk", flat=True)}
    wanted = Q(pk__in=[])
    for kind in {kind for kind, _ in names} - {"number"}:
        wanted |= Q(kind=kind, normalised__in=[value for each, value in names if each == kind])
    if wanted:
        found = Identity.objects.visible_to(integration).filter(wanted)
        known |= {(kind, value): pk for kind, value, pk in found.values_list("kind", "normalised", "customer_id")}
    return known


def name_of(said: dict[str, Any]) -> Named:
    """How an event names its customer: by number, or by an identity in the form we compare."""
    if "customer" in said:
        return "number", str(said["customer"])
    whose = said["identity"]
    normal = normalise(whose["kind"], whose["value"], region=settings.DEFAULT_REGION, label=whose["label"])
    return whose["kind"], normal or ""
