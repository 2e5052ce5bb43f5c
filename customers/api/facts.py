"""Facts: what customers taught us, asserted and retracted, never overwritten."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from customers.actions.assert_fact import assert_fact
from customers.actions.retract_fact import retract_fact
from customers.api.identities import find
from customers.api.refusals import as_problems
from customers.models import Fact, FactType
from wiring.api import DoOnce, Pages


class FactOut(serializers.ModelSerializer[Fact]):
    """One fact: standing while `ended_at` and `expires_at` are empty or to come."""

    value = serializers.JSONField()

    class Meta:
        model = Fact
        fields = [
            "id", "type", "value", "origin", "asserted_at", "expires_at", "ended_at", "ending", "superseded_by",
            "source_event_id",
        ]  # fmt: skip


class FactIn(serializers.Serializer[Any]):
    """Something learned about a customer; the value is typed as the catalogue says."""

    type = serializers.SlugRelatedField("key", queryset=FactType.objects.filter(active=True))
    value = serializers.JSONField()
    origin = serializers.ChoiceField(Fact.Origin.choices, default=Fact.Origin.SAID)
    at = serializers.DateTimeField(default=None, allow_null=True, help_text="When it was learned; now, if not said")


class FactsOfOne(DoOnce, ListAPIView[Fact]):
    """`GET` lists what we take for true of one customer (`history=true`: everything ever believed), `POST` asserts."""

    noun = "facts"
    serializer_class = FactOut
    pagination_class = Pages

    def get_queryset(self) -> QuerySet[Fact]:
        facts = Fact.objects.visible_to(self.request.user).filter(customer=find(self.request, self.kwargs["pk"]))
        return facts if self.request.query_params.get("history") == "true" else facts.standing(timezone.now())

    @extend_schema(parameters=[OpenApiParameter("history", bool)])
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)

    @extend_schema(request=FactIn, responses={201: FactOut})
    @transaction.atomic
    def post(self, request: Request, pk: int) -> Response:
        customer = find(request, pk)
        asked = FactIn(data=request.data)
        asked.is_valid(raise_exception=True)
        said = asked.validated_data
        with as_problems(request):
            fact = assert_fact(said["value"], about=customer, kind=said["type"], origin=said["origin"], at=said["at"],
                               by=request.user.author)  # fmt: skip
        return Response(FactOut(fact).data, status.HTTP_201_CREATED)


class OneFact(APIView):
    """`DELETE` retracts: we stop believing it, and it stays in the history."""

    noun = "facts"

    @extend_schema(responses={204: None})
    def delete(self, request: Request, pk: int) -> Response:
        retract_fact(get_object_or_404(Fact.objects.visible_to(request.user), pk=pk), by=request.user.author)
        return Response(status=status.HTTP_204_NO_CONTENT)
