"""The catalogue of what we sell, for admins."""

from django.contrib import admin

from purchases.models import Category, Product
from staff.admin.bases import HouseAdmin


@admin.register(Category)
class CategoryAdmin(HouseAdmin):
    list_display = ["name"]
    search_fields = ["name"]


@admin.register(Product)
class ProductAdmin(HouseAdmin):
    list_display = ["name", "sku", "category", "unit_price", "unit_cost", "active"]
    list_select_related = ["category"]
    list_filter = ["active", "category"]
    search_fields = ["name", "sku"]
