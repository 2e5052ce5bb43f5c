"""What customers bought."""

from django.urls import path

from purchases.views.invoice import invoice
from purchases.views.order import order
from purchases.views.orders import orders

urlpatterns = [
    path("customers/<int:pk>/orders/", orders, name="orders"),
    path("orders/<int:pk>/", order, name="order"),
    path("orders/<int:pk>/invoice/", invoice, name="invoice"),
]
