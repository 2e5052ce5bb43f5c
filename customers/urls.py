"""Customers, and everything that hangs on one of them."""

from django.urls import include, path

from customers.api.consents import ConsentsOfOne, Ledger
from customers.api.facts import FactsOfOne, OneFact
from customers.api.identities import IdentitiesOfOne, LookUp, OneIdentity
from customers.api.people import People, Person
from customers.views.addresses import address, address_removal, addresses
from customers.views.consents import consent, consent_withdrawal, consents
from customers.views.customer import customer, customer_panel
from customers.views.customers import customers
from customers.views.edit_customer import edit_customer
from customers.views.export import customers_export
from customers.views.facts import fact_retraction, facts, facts_of_type
from customers.views.identities import identities, identity_primary, identity_removal, identity_verification
from customers.views.intakes.imports import imports
from customers.views.intakes.one import import_progress, one_import
from customers.views.intakes.turns import (
    import_problems,
    import_removal,
    import_resumption,
    import_stop,
    import_undoing,
)
from customers.views.manager import customer_manager
from customers.views.new_customer import new_customer
from customers.views.presence import presence
from customers.views.relationships import relationship_removal, relationship_restoration, relationships
from customers.views.removals import removal_undoing
from customers.views.saved_views import (
    saved_view,
    saved_view_filters,
    saved_view_removal,
    saved_view_restoration,
    saved_views,
)
from customers.views.search import search

of_one_customer = [
    path("", customer, name="customer"),
    path("panels/<slug:name>/", customer_panel, name="customer_panel"),
    path("presence/", presence, name="presence"),
    path("edit/", edit_customer, name="edit_customer"),
    path("manager/", customer_manager, name="customer_manager"),
    path("identities/", identities, name="identities"),
    path("identities/<int:identity_pk>/verification/", identity_verification, name="identity_verification"),
    path("identities/<int:identity_pk>/primary/", identity_primary, name="identity_primary"),
    path("identities/<int:identity_pk>/removal/", identity_removal, name="identity_removal"),
    path("addresses/", addresses, name="addresses"),
    path("addresses/<int:address_pk>/", address, name="address"),
    path("addresses/<int:address_pk>/removal/", address_removal, name="address_removal"),
    path("facts/", facts, name="facts"),
    path("facts/<int:fact_pk>/retraction/", fact_retraction, name="fact_retraction"),
    path("facts/types/<slug:key>/", facts_of_type, name="facts_of_type"),
    path("relationships/", relationships, name="relationships"),
    path("relationships/restoration/", relationship_restoration, name="relationship_restoration"),
    path("relationships/<int:relationship_pk>/removal/", relationship_removal, name="relationship_removal"),
    path("removals/<int:event_pk>/undoing/", removal_undoing, name="removal_undoing"),
    path("consents/", consents, name="consents"),
    path("consents/<slug:purpose>/on/<slug:channel>/", consent, name="consent"),
    path("consents/<slug:purpose>/on/<slug:channel>/withdrawal/", consent_withdrawal, name="consent_withdrawal"),
]

urlpatterns = [
    path("imports/", imports, name="imports"),
    path("imports/<int:pk>/", one_import, name="import"),
    path("imports/<int:pk>/progress/", import_progress, name="import_progress"),
    path("imports/<int:pk>/stop/", import_stop, name="import_stop"),
    path("imports/<int:pk>/resumption/", import_resumption, name="import_resumption"),
    path("imports/<int:pk>/undoing/", import_undoing, name="import_undoing"),
    path("imports/<int:pk>/removal/", import_removal, name="import_removal"),
    path("imports/<int:pk>/problems.csv", import_problems, name="import_problems"),
    path("search/", search, name="search"),
    path("customers/", customers, name="customers"),
    path("customers/export/", customers_export, name="customers_export"),
    path("customers/views/", saved_views, name="saved_views"),
    path("customers/views/restoration/", saved_view_restoration, name="saved_view_restoration"),
    path("customers/views/<int:pk>/", saved_view, name="saved_view"),
    path("customers/views/<int:pk>/filters/", saved_view_filters, name="saved_view_filters"),
    path("customers/views/<int:pk>/removal/", saved_view_removal, name="saved_view_removal"),
    path("customers/new/", new_customer, name="new_customer"),
    path("customers/<int:pk>/", include(of_one_customer)),
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
