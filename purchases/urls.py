"""What customers bought."""

from django.urls import path

from purchases.api.orders import OneOrder, Orders, Returns
from purchases.api.products import OneProduct, Products
from purchases.views.invoice import invoice
from purchases.views.order import order
from purchases.views.orders import orders

urlpatterns = [
    path("customers/<int:pk>/orders/", orders, name="orders"),
    path("orders/<int:pk>/", order, name="order"),
    path("orders/<int:pk>/invoice/", invoice, name="invoice"),
    path("api/products/", Products.as_view(), name="api_products"),
    path("api/products/<str:sku>/", OneProduct.as_view(), name="api_product"),
    path("api/orders/", Orders.as_view(), name="api_orders"),
    path("api/orders/<str:number>/", OneOrder.as_view(), name="api_order"),
    path("api/orders/<str:number>/returns/", Returns.as_view(), name="api_returns"),
]
