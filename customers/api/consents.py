"""The consent ledger: the last word for each purpose and channel, and every line that led to it."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from customers.actions.give_consent import give_consent
from customers.actions.withdraw_consent import withdraw_consent
from customers.api.identities import find
from customers.api.refusals import as_problems
from customers.models import Channel, Consent, Customer, Wording
from customers.models.consent import ConsentQuerySet
from wiring.api import DoOnce, Pages


class ConsentOut(serializers.ModelSerializer[Consent]):
    """One line of the ledger."""

    wording = serializers.StringRelatedField()

    class Meta:
        model = Consent
        fields = ["id", "purpose", "channel", "given", "wording", "how", "proof", "happened_at", "recorded_at"]


class WordingIn(serializers.Serializer[Any]):
    """Which text was agreed to."""

    key = serializers.SlugField(max_length=40)
    version = serializers.IntegerField(min_value=1)
    language = serializers.CharField(max_length=12, default="en")


class ConsentIn(serializers.Serializer[Any]):
    """A yes or a no. A yes needs the wording, how it was given, and proof; a no needs nothing more."""

    purpose = serializers.ChoiceField(Consent.Purpose.choices)
    channel = serializers.SlugRelatedField("code", queryset=Channel.objects.all())
    given = serializers.BooleanField()
    wording = WordingIn(required=False)
    how = serializers.CharField(max_length=40, allow_blank=True, default="")
    proof = serializers.CharField(max_length=10_000, allow_blank=True, default="")
    at = serializers.DateTimeField(default=None, allow_null=True)

    def validate(self, said: dict[str, Any]) -> dict[str, Any]:
        if not said["given"]:
            return said
        if "wording" not in said:
            raise serializers.ValidationError({"wording": "A yes needs the words that were agreed to."})
        said["wording"] = Wording.objects.filter(**said["wording"]).first()
        if said["wording"] is None:
            raise serializers.ValidationError({"wording": "There is no such text."})
        return said


class Ledger(ListAPIView[Consent]):
    """Every line of one customer's ledger, oldest first."""

    noun = "consents"
    serializer_class = ConsentOut
    pagination_class = Pages

    def get_queryset(self) -> QuerySet[Consent]:
        return lines_of(find(self.request, self.kwargs["pk"]), self.request)


class ConsentsOfOne(DoOnce):
    """`GET` gives the last word for each purpose and channel; what is missing was never asked, and is no yes. `POST`
    adds a line to the ledger."""

    noun = "consents"

    @extend_schema(responses={200: ConsentOut(many=True)})
    def get(self, request: Request, pk: int) -> Response:
        return Response(ConsentOut(lines_of(find(request, pk), request).latest(), many=True).data)

    @extend_schema(request=ConsentIn, responses={201: ConsentOut})
    @transaction.atomic
    def post(self, request: Request, pk: int) -> Response:
        customer = find(request, pk)
        asked = ConsentIn(data=request.data)
        asked.is_valid(raise_exception=True)
        said = asked.validated_data
        particulars = {
            "to": said["purpose"], "on": said["channel"].pk, "how": said["how"] or "api", "proof": said["proof"],
            "at": said["at"], "by": request.user.author,
        }  # fmt: skip
        with as_problems(request):
            if said["given"]:
                line = give_consent(customer, wording=said["wording"], **particulars)
            else:
                line = withdraw_consent(customer, **particulars)
        return Response(ConsentOut(line).data, status.HTTP_201_CREATED)


def lines_of(customer: Customer, request: Request) -> ConsentQuerySet:
    return Consent.objects.visible_to(request.user).filter(customer=customer).select_related("wording")
