"""Signing in and out, and one's own settings."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
