"""What happens between a customer and us."""

from django.urls import path

from interactions.api import Events, EventsInBulk
from interactions.views.contacts import contacts
from interactions.views.drafts import drafts
from interactions.views.my_promises import my_promises
from interactions.views.my_tasks import my_tasks
from interactions.views.notes import note, notes, restoration, withdrawal
from interactions.views.promises import kept, owner, owners, promises, renewal
from interactions.views.tasks import doer, dropping, outcome
from interactions.views.tasks import reopening as task_reopening
from interactions.views.threads import closure, reopening
from interactions.views.timeline.event import event
from interactions.views.timeline.timeline import timeline
from interactions.views.track.report import report
from interactions.views.track.script import script

urlpatterns = [
    path("customers/<int:pk>/timeline/", timeline, name="timeline"),
    path("api/events/", Events.as_view(), name="api_events"),
    path("api/events/bulk/", EventsInBulk.as_view(), name="api_events_bulk"),
    path("customers/<int:pk>/timeline/<int:event_pk>/", event, name="event"),
    path("customers/<int:pk>/contacts/", contacts, name="contacts"),
    path("customers/<int:pk>/notes/", notes, name="notes"),
    path("notes/<int:pk>/", note, name="note"),
    path("notes/<int:pk>/withdrawal/", withdrawal, name="note_withdrawal"),
    path("notes/<int:pk>/restoration/", restoration, name="note_restoration"),
    path("customers/<int:pk>/promises/", promises, name="promises_to"),
    path("customers/<int:pk>/promises/owners/", owners, name="promise_owners"),
    path("promises/", my_promises, name="promises"),
    path("promises/<int:pk>/kept/", kept, name="promise_kept"),
    path("promises/<int:pk>/renewal/", renewal, name="promise_renewal"),
    path("promises/<int:pk>/owner/", owner, name="promise_owner"),
    path("tasks/", my_tasks, name="tasks"),
    path("tasks/<int:pk>/outcome/", outcome, name="task_outcome"),
    path("tasks/<int:pk>/dropping/", dropping, name="task_dropping"),
    path("tasks/<int:pk>/reopening/", task_reopening, name="task_reopening"),
    path("tasks/<int:pk>/owner/", doer, name="task_owner"),
    path("threads/<int:pk>/closure/", closure, name="thread_closure"),
    path("threads/<int:pk>/reopening/", reopening, name="thread_reopening"),
    path("track/", report, name="track"),
    path("track/picket.js", script, name="track_script"),
    path("drafts/<str:place>/", drafts, name="drafts"),
]
