"""Every address of the house, room by room."""

from django.contrib import admin
from django.urls import include, path

from crm.api.reference import page, schema
from crm.views.healthz import healthz
from crm.views.home import home, home_panel
from crm.views.styleguide import styleguide
from crm.views.tracked_shop import tracked_shop

handler400 = "crm.views.faults.made_no_sense"
handler404 = "crm.views.faults.not_found"
handler500 = "crm.views.faults.server_error"

urlpatterns = [
    path("", home, name="home"),
    path("home/<slug:name>/", home_panel, name="home_panel"),
    path("healthz", healthz, name="healthz"),
    path("styleguide/", styleguide, name="styleguide"),
    path("admin/", admin.site.urls),
    path("track/demo/", tracked_shop, name="tracked_shop"),
    path("track/demo/<slug:shelf>/", tracked_shop, name="tracked_shelf"),
    path("", include("wiring.urls")),
    path("", include("staff.urls")),
    path("", include("customers.urls")),
    path("", include("interactions.urls")),
    path("", include("purchases.urls")),
    path("", include("value.urls")),
    path("api/schema/", schema, name="api_schema"),
    path("api/", page, name="api"),
]
