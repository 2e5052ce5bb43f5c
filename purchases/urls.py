"""What customers bought."""

from django.urls import path

from purchases.api.orders import OneOrder, Orders, Returns
from purchases.api.products import OneProduct, Products
from purchases.views.invoice import invoice
from purchases.views.new_order import new_order, order_draft, products_found
from purchases.views.order import order
from purchases.views.orders import orders
from purchases.views.products import products
from purchases.views.returns import returns
from purchases.views.states import cancellation, delivery, reinstatement

urlpatterns = [
    path("customers/<int:pk>/orders/", orders, name="orders"),
    path("orders/<int:pk>/", order, name="order"),
    path("customers/<int:pk>/orders/new/", new_order, name="new_order"),
    path("customers/<int:pk>/orders/products/", products_found, name="products_found"),
    path("customers/<int:pk>/orders/draft/", order_draft, name="order_draft"),
    path("orders/<int:pk>/invoice/", invoice, name="invoice"),
    path("orders/<int:pk>/delivery/", delivery, name="delivery"),
    path("orders/<int:pk>/cancellation/", cancellation, name="cancellation"),
    path("orders/<int:pk>/reinstatement/", reinstatement, name="reinstatement"),
    path("orders/<int:pk>/returns/", returns, name="returns"),
    path("products/", products, name="products"),
    path("api/products/", Products.as_view(), name="api_products"),
    path("api/products/<path:sku>/", OneProduct.as_view(), name="api_product"),
    path("api/orders/", Orders.as_view(), name="api_orders"),
    # Other systems put slashes into their numbers.
    path("api/orders/<path:number>/returns/", Returns.as_view(), name="api_returns"),
    path("api/orders/<path:number>/", OneOrder.as_view(), name="api_order"),
]
