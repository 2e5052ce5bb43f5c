"""The catalogue: products by their article number."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import ListCreateAPIView, RetrieveUpdateAPIView
from rest_framework.response import Response

from purchases.models import Category, Product
from wiring.api import DoOnce, Pages


class ProductOut(serializers.ModelSerializer[Product]):
    """A product: what it is sold for and what one of it costs us. A category begins with its first product."""

    category = serializers.CharField(source="category.name", max_length=120, allow_null=True, required=False)

    class Meta:
        model = Product
        fields = ["sku", "name", "category", "unit_price", "unit_cost", "active"]
        extra_kwargs = {"unit_price": {"min_value": 0}, "unit_cost": {"min_value": 0}}

    def save(self, **kwargs: Any) -> Product:
        category = self.validated_data.pop("category", None)
        if category is not None:
            kwargs["category"] = category["name"] and Category.objects.get_or_create(name=category["name"])[0]
        return super().save(**kwargs)


class Products(DoOnce, ListCreateAPIView[Product]):
    """`GET` lists the catalogue, `POST` adds a product."""

    noun = "products"
    serializer_class = ProductOut
    pagination_class = Pages
    queryset = Product.objects.select_related("category")


class OneProduct(RetrieveUpdateAPIView[Product]):
    """One product by its article number; `PATCH` changes it. Orders keep the price and cost of their day."""

    noun = "products"
    serializer_class = ProductOut
    lookup_field = "sku"
    http_method_names = ["get", "patch", "head", "options"]

    def get_queryset(self) -> QuerySet[Product]:
        return Product.objects.select_related("category")

    @extend_schema(responses={200: ProductOut})
    def patch(self, *args: Any, **kwargs: Any) -> Response:
        return super().patch(*args, **kwargs)
