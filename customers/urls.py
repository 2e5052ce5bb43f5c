"""Customers, and everything that hangs on one of them."""

from django.urls import path

from customers.api.consents import ConsentsOfOne, Ledger
from customers.api.facts import FactsOfOne, OneFact
from customers.api.identities import IdentitiesOfOne, LookUp, OneIdentity
from customers.api.people import People, Person
from customers.views.customer import customer, customer_panel
from customers.views.search import search

urlpatterns = [
    path("search/", search, name="search"),
    path("customers/<int:pk>/", customer, name="customer"),
    path("customers/<int:pk>/panels/<slug:name>/", customer_panel, name="customer_panel"),
    path("api/customers/", People.as_view(), name="api_customers"),
    path("api/customers/<int:pk>/", Person.as_view(), name="api_customer"),
    path("api/customers/<int:pk>/identities/", IdentitiesOfOne.as_view(), name="api_customer_identities"),
    path("api/customers/<int:pk>/facts/", FactsOfOne.as_view(), name="api_customer_facts"),
    path("api/customers/<int:pk>/consents/", ConsentsOfOne.as_view(), name="api_customer_consents"),
    path("api/customers/<int:pk>/consents/ledger/", Ledger.as_view(), name="api_consent_ledger"),
    path("api/identities/lookup", LookUp.as_view(), name="api_lookup"),
    path("api/identities/<int:pk>/", OneIdentity.as_view(), name="api_identity"),
    path("api/facts/<int:pk>/", OneFact.as_view(), name="api_fact"),
]
