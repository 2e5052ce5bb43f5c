"""Customers, and everything that hangs on one of them."""

from django.urls import path

from customers.views.customer import customer, customer_panel
from customers.views.search import search

urlpatterns = [
    path("search/", search, name="search"),
    path("customers/<int:pk>/", customer, name="customer"),
    path("customers/<int:pk>/panels/<slug:name>/", customer_panel, name="customer_panel"),
]
