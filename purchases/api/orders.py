"""Orders, their lines and returns, by order number."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.generics import ListAPIView, RetrieveAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from customers.models import Channel, Customer
from purchases.actions.place_order import BadOrder, NumberTaken, Wanted, place_order
from purchases.actions.return_goods import NotReturnable, return_goods
from purchases.models import Order, OrderLine, Product, Return
from wiring.api import Conflict, DoOnce, Pages

MOST_LINES = 500


class LineOut(serializers.ModelSerializer[OrderLine]):
    """So many of one thing at one price."""

    product = serializers.CharField(source="product.sku", allow_null=True, default=None)

    class Meta:
        model = OrderLine
        fields = ["position", "product", "description", "quantity", "unit_price", "list_price", "unit_cost"]


class ReturnOut(serializers.ModelSerializer[Return]):
    """Goods that came back."""

    class Meta:
        model = Return
        fields = ["id", "happened_at", "reason", "refund"]


class OrderOut(serializers.ModelSerializer[Order]):
    """An order with its lines and returns."""

    lines = LineOut(many=True, read_only=True)
    returns = ReturnOut(many=True, read_only=True)

    class Meta:
        model = Order
        fields = [
            "number", "customer", "placed_at", "state", "channel", "currency", "total", "cost", "returned", "lines",
            "returns",
        ]  # fmt: skip


class LineIn(serializers.Serializer[Any]):
    """What is left out comes from the product: its name, price and cost of today."""

    product = serializers.SlugRelatedField("sku", queryset=Product.objects.all(), required=False, allow_null=True)
    description = serializers.CharField(max_length=300, allow_blank=True, default="")
    quantity = serializers.DecimalField(max_digits=12, decimal_places=3, default=Decimal(1))
    unit_price = serializers.DecimalField(max_digits=12, decimal_places=2, required=False, allow_null=True)
    list_price = serializers.DecimalField(
        max_digits=12,
        decimal_places=2,
        required=False,
        allow_null=True,
        min_value=0,
        help_text="What one costs without the discount; kept where it is more than was asked.",
    )
    unit_cost = serializers.DecimalField(max_digits=12, decimal_places=2, required=False, allow_null=True)


class OrderIn(serializers.Serializer[Any]):
    """An order that was placed."""

    customer = serializers.IntegerField(min_value=1)
    number = serializers.CharField(max_length=80, allow_blank=True, default="")
    placed_at = serializers.DateTimeField(default=None, allow_null=True)
    channel = serializers.SlugRelatedField("code", queryset=Channel.objects.all(), required=False, allow_null=True)
    currency = serializers.RegexField(r"^[A-Z]{3}$", default="", allow_blank=True)
    lines = LineIn(many=True, allow_empty=False, max_length=MOST_LINES)


class LineBack(serializers.Serializer[Any]):
    """How many of which line came back."""

    position = serializers.IntegerField(min_value=1)
    quantity = serializers.DecimalField(max_digits=12, decimal_places=3)


class ReturnIn(serializers.Serializer[Any]):
    """Goods that came back: some lines, or everything when `lines` is left out."""

    lines = LineBack(many=True, required=False, allow_empty=False, max_length=MOST_LINES)
    refund = serializers.DecimalField(max_digits=14, decimal_places=2, required=False, allow_null=True, min_value=0)
    reason = serializers.CharField(max_length=200, allow_blank=True, default="")
    at = serializers.DateTimeField(default=None, allow_null=True)


class Orders(DoOnce, ListAPIView[Order]):
    """`GET` lists orders, oldest first. `POST` reports one; a number that is taken is a 409."""

    noun = "orders"
    serializer_class = OrderOut
    pagination_class = Pages

    def get_queryset(self) -> QuerySet[Order]:
        customer = self.request.query_params.get("customer")
        if customer is None:
            return readable(self.request)
        if not customer.isdecimal() or len(customer) > 18:
            raise serializers.ValidationError({"customer": "A number, please."})
        return readable(self.request).filter(customer_id=int(customer))

    @extend_schema(parameters=[OpenApiParameter("customer", int)])
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)

    @extend_schema(request=OrderIn, responses={201: OrderOut})
    @transaction.atomic
    def post(self, request: Request) -> Response:
        asked = OrderIn(data=request.data)
        asked.is_valid(raise_exception=True)
        said = asked.validated_data
        customer = Customer.objects.visible_to(request.user).filter(pk=said["customer"]).first()
        if customer is None:
            raise serializers.ValidationError({"customer": "There is no such customer."})
        try:
            order = place_order(
                customer,
                lines=[Wanted(**line) for line in said["lines"]],
                number=said["number"],
                at=said["placed_at"],
                channel=said["channel"].pk if said.get("channel") else None,
                currency=said["currency"],
                by=request.user.author,
            )
        except NumberTaken as taken:
            raise Conflict(str(taken)) from taken
        except BadOrder as bad:
            where = {"lines": {bad.line - 1: str(bad)}} if bad.line else {"non_field_errors": str(bad)}
            raise serializers.ValidationError(where) from bad
        return Response(OrderOut(readable(request).get(pk=order.pk)).data, status.HTTP_201_CREATED)


class OneOrder(RetrieveAPIView[Order]):
    """One order by its number."""

    noun = "orders"
    serializer_class = OrderOut
    lookup_field = "number"

    def get_queryset(self) -> QuerySet[Order]:
        return readable(self.request)


class Returns(DoOnce):
    """`POST` reports goods that came back, all or some of an order."""

    noun = "orders"

    @extend_schema(request=ReturnIn, responses={201: OrderOut})
    @transaction.atomic
    def post(self, request: Request, number: str) -> Response:
        order = get_object_or_404(readable(request), number=number)
        asked = ReturnIn(data=request.data)
        asked.is_valid(raise_exception=True)
        said = asked.validated_data
        try:
            return_goods(order, quantities=quantities_of(said, order), refund=said.get("refund"), reason=said["reason"],
                         at=said["at"], by=request.user.author)  # fmt: skip
        except NotReturnable as refused:
            raise serializers.ValidationError({"non_field_errors": str(refused)}) from refused
        return Response(OrderOut(readable(request).get(pk=order.pk)).data, status.HTTP_201_CREATED)


def quantities_of(said: dict[str, Any], order: Order) -> dict[OrderLine, Any] | None:
    if "lines" not in said:
        return None
    lines = {line.position: line for line in order.lines.all()}
    for number, back in enumerate(said["lines"]):
        if back["position"] not in lines:
            raise serializers.ValidationError({"lines": {number: {"position": "The order has no such line."}}})
    return {lines[back["position"]]: back["quantity"] for back in said["lines"]}


def readable(request: Request) -> QuerySet[Order]:
    lines = Prefetch("lines", OrderLine.objects.select_related("product"))
    return Order.objects.visible_to(request.user).prefetch_related(lines, "returns")
