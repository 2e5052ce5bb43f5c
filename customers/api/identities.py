"""Identities: what a customer is recognised and reached by; and the look-up that other systems live on."""

from typing import Any

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from customers.actions.add_identity import add_identity
from customers.actions.remove_identity import remove_identity
from customers.api.refusals import as_problems
from customers.models import Customer, Identity
from wiring.api import DoOnce


class IdentityOut(serializers.ModelSerializer[Identity]):
    """One identity: as it was given, and as we compare it."""

    class Meta:
        model = Identity
        fields = ["id", "kind", "raw", "normalised", "label", "is_primary", "verified_at", "source"]


class IdentityIn(serializers.Serializer[Any]):
    """An identity to add. `label` names the system of an external id."""

    kind = serializers.ChoiceField(Identity.Kind.choices)
    value = serializers.CharField(max_length=320)
    label = serializers.CharField(max_length=40, allow_blank=True, default="")


class LookedUp(serializers.Serializer[Any]):
    """Whose identity it is."""

    customer = serializers.IntegerField(source="customer_id")
    name = serializers.CharField(source="customer.name")
    identity = IdentityOut(source="*")


# Making a serializer's fields costs more than filling them, and this is asked at every ringing phone.
TOLD = LookedUp()


class LookUp(APIView):
    """Who has this phone number, e-mail or other identity? Exactly one of the parameters; 404 when nobody has it.

    A phone number may be written nationally (as in the `DEFAULT_REGION` setting) or internationally.
    """

    noun = "customers"

    @extend_schema(parameters=[OpenApiParameter(kind) for kind in Identity.Kind.values], responses={200: LookedUp})
    def get(self, request: Request) -> Response:
        asked = [(kind, request.query_params[kind]) for kind in Identity.Kind.values if kind in request.query_params]
        if len(asked) != 1:
            raise ValidationError({"non_field_errors": f"Give exactly one of {', '.join(Identity.Kind.values)}."})
        kind, value = asked[0]
        label = request.query_params.get("label", "")
        found = Identity.objects.find(kind, value, label=label, viewer=request.user)
        if found is None:
            raise Http404
        return Response(TOLD.to_representation(found))


class IdentitiesOfOne(DoOnce, APIView):
    """`GET` lists what one customer is known by, `POST` adds to it; somebody else's identity is a 409."""

    noun = "customers"

    @extend_schema(responses={200: IdentityOut(many=True)})
    def get(self, request: Request, pk: int) -> Response:
        return Response(IdentityOut(find(request, pk).identities.all(), many=True).data)

    @extend_schema(request=IdentityIn, responses={201: IdentityOut})
    @transaction.atomic
    def post(self, request: Request, pk: int) -> Response:
        customer = find(request, pk)
        asked = IdentityIn(data=request.data)
        asked.is_valid(raise_exception=True)
        said = asked.validated_data
        with as_problems(request):
            added = add_identity(said["value"], to=customer, kind=said["kind"], label=said["label"],
                                 by=request.user.author, source="api")  # fmt: skip
        return Response(IdentityOut(added).data, status.HTTP_201_CREATED)


class OneIdentity(APIView):
    """`DELETE` takes an identity away from its customer; the log remembers it."""

    noun = "customers"

    @extend_schema(responses={204: None})
    def delete(self, request: Request, pk: int) -> Response:
        identity = get_object_or_404(Identity.objects.visible_to(request.user), pk=pk)
        remove_identity(identity, by=request.user.author)
        return Response(status=status.HTTP_204_NO_CONTENT)


def find(request: Request, pk: int) -> Customer:
    return get_object_or_404(Customer.objects.visible_to(request.user), pk=pk)
