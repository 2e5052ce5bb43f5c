"""Signing in and out, and one's own settings."""

from django.urls import path

from staff.views import settings

urlpatterns = [
    path("settings/", settings.settings, name="settings"),
    path("settings/look/", settings.look, name="look"),
]
