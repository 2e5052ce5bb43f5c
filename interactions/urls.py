"""What happens between a customer and us."""

from django.urls import path

from interactions.views.timeline.timeline import timeline

urlpatterns = [
    path("customers/<int:pk>/timeline/", timeline, name="timeline"),
]
