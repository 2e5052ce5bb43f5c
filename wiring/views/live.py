from typing import Any

from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_GET

from wiring.rights import SECOND_FACTOR, Listener
from wiring.streams import live_stream
from wiring.topics import TOPIC, unheard

MOST_TOPICS = 20


@require_GET
def live(request: HttpRequest) -> HttpResponseBase:
    """What changes about `?topic=customer-42&topic=promises-7`, as it changes. What one may not hear does not exist.

    `&at=customer-42` says that this is the page one has open, for the others there to see.
    """
    topics = frozenset(request.GET.getlist("topic"))
    at = topics.intersection(request.GET.getlist("at"))
    if not 0 < len(topics) <= MOST_TOPICS or not all(TOPIC.fullmatch(topic) for topic in topics):
        return HttpResponse("Ask for one to twenty topics.", status=400, content_type="text/plain")
    viewer: Any = request.user
    if unheard((viewer, topic) for topic in topics):
        return HttpResponse("There is no such thing.", status=404, content_type="text/plain")
    if not isinstance(request, ASGIRequest):
        return HttpResponse(status=204)  # A server without a loop would be kept by one stream for ever.
    session = request.session.session_key or ""
    sure = request.session.get(SECOND_FACTOR, False)
    return live_stream(Listener(viewer.pk, session, viewer.get_session_auth_hash(), topics, sure, at))
