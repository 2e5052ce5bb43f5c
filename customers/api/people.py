"""Customers: listed, read, created, changed."""

from typing import Any
from zoneinfo import available_timezones

from django.db import transaction
from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.generics import ListAPIView, RetrieveAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from customers.actions.add_identity import add_identity
from customers.actions.change_customer import ChangedMeanwhile, change_customer
from customers.actions.create_customer import create_customer
from customers.api.identities import IdentityIn, IdentityOut
from customers.api.refusals import as_problems
from customers.models import Customer
from wiring.api import Conflict, DoOnce, Pages

LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"


class CustomerOut(serializers.ModelSerializer[Customer]):
    """A customer with every identity we know them by."""

    identities = IdentityOut(many=True, read_only=True)
    manager = serializers.EmailField(source="manager.email", allow_null=True, read_only=True, default=None)

    class Meta:
        model = Customer
        fields = [
            "id", "kind", "name", "language", "time_zone", "manager", "custom", "version", "created_at", "identities",
        ]  # fmt: skip


class CustomerIn(serializers.Serializer[Any]):
    """What may be said of a customer."""

    name = serializers.CharField(max_length=300)
    kind = serializers.ChoiceField(Customer.Kind.choices, default=Customer.Kind.PERSON)
    language = serializers.RegexField(LANGUAGE, max_length=12, allow_blank=True, default="", help_text="As in `de-CH`")
    time_zone = serializers.CharField(max_length=64, allow_blank=True, default="", help_text="As in `Europe/Vienna`")
    custom = serializers.DictField(default=dict, help_text="Custom fields by key; null takes a value away")

    def validate_time_zone(self, name: str) -> str:
        if name and name not in available_timezones():
            raise serializers.ValidationError("There is no such time zone.")
        return name


class NewCustomer(CustomerIn):
    """A customer to create, with the identities they come with."""

    identities = IdentityIn(many=True, default=list, max_length=50)


class Change(CustomerIn):
    """What to change; fields left out stay. `version` is the one you read: what others changed since is kept."""

    version = serializers.IntegerField(min_value=1)

    def get_fields(self) -> dict[str, serializers.Field]:
        fields = super().get_fields()
        for name, field in fields.items():
            if name != "version":
                field.required, field.default = False, serializers.empty
        return fields


class People(DoOnce, ListAPIView[Customer]):
    """`GET` lists customers, oldest first. `POST` creates one; an identity that belongs to another customer is a 409."""

    noun = "customers"
    serializer_class = CustomerOut
    pagination_class = Pages

    def get_queryset(self) -> QuerySet[Customer]:
        found = readable(self.request)
        kind = self.request.query_params.get("kind")
        if kind and kind not in Customer.Kind.values:
            raise serializers.ValidationError({"kind": "person or organisation"})
        return found.filter(kind=kind) if kind else found

    @extend_schema(parameters=[OpenApiParameter("kind", enum=Customer.Kind.values)])
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)

    @extend_schema(request=NewCustomer, responses={201: CustomerOut})
    @transaction.atomic
    def post(self, request: Request) -> Response:
        asked = NewCustomer(data=request.data)
        asked.is_valid(raise_exception=True)
        said = dict(asked.validated_data)
        identities = said.pop("identities")
        with as_problems(request):
            customer = create_customer(said.pop("name"), by=request.user.author, source="api", **said)
            for identity in identities:
                add_identity(identity["value"], to=customer, kind=identity["kind"], label=identity["label"],
                             by=request.user.author, source="api")  # fmt: skip
        customer = readable(request).get(pk=customer.pk)
        return Response(
            CustomerOut(customer).data, status.HTTP_201_CREATED, headers={"Location": f"/api/customers/{customer.pk}/"}
        )


class Person(RetrieveAPIView[Customer]):
    """One customer. `PATCH` changes the fields given; a field that somebody else changed meanwhile is a 409."""

    noun = "customers"
    serializer_class = CustomerOut

    def get_queryset(self) -> QuerySet[Customer]:
        return readable(self.request)

    @extend_schema(request=Change, responses={200: CustomerOut})
    @transaction.atomic
    def patch(self, request: Request, pk: int) -> Response:
        customer = self.get_object()
        asked = Change(data=request.data)
        asked.is_valid(raise_exception=True)
        said = dict(asked.validated_data)
        seen = said.pop("version")
        try:
            with as_problems(request):
                change_customer(customer, by=request.user.author, seen=seen, **said)
        except ChangedMeanwhile as changed:
            raise Conflict(
                f"Changed meanwhile: {', '.join(sorted(changed.merged.clashes))}. It is at version {changed.theirs.version}."
            ) from changed
        return Response(CustomerOut(self.get_queryset().get(pk=pk)).data)


def readable(request: Request) -> QuerySet[Customer]:
    return Customer.objects.visible_to(request.user).select_related("manager").prefetch_related("identities")
