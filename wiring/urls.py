"""Where screens listen."""

from django.urls import path

from wiring.views.live import live

urlpatterns = [path("live/", live, name="live")]
