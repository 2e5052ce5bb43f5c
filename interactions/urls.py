"""What happens between a customer and us."""

from django.urls import path

from interactions.api import Events, EventsInBulk
from interactions.views.timeline.timeline import timeline

urlpatterns = [
    path("customers/<int:pk>/timeline/", timeline, name="timeline"),
    path("api/events/", Events.as_view(), name="api_events"),
    path("api/events/bulk/", EventsInBulk.as_view(), name="api_events_bulk"),
]
