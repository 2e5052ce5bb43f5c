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
    path("api/products/<path:sku>/", OneProduct.as_view(), name="api_product"),
    path("api/orders/", Orders.as_view(), name="api_orders"),
    # Other systems put slashes into their numbers.
    path("api/orders/<path:number>/returns/", Returns.as_view(), name="api_returns"),
    path("api/orders/<path:number>/", OneOrder.as_view(), name="api_order"),
]
