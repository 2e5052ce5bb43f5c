from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from interactions.actions.believe_visitor import believe_visitor
from interactions.actions.track_pages import track_pages
from interactions.doors.tracker import is_tracked, turnstile, wants_privacy
from interactions.rules.tracking import LARGEST, Unreadable, read_batch


@csrf_exempt
@login_not_required
@require_POST
def report(request: HttpRequest) -> HttpResponse:
    """Take what the tracker saw. No cookie speaks here and nothing is told back, not even whom we know."""
    if not is_tracked(request):
        return refusal(403, "This site is not tracked.")
    announced = request.headers.get("Content-Length", "")
    if announced.isdigit() and int(announced) > LARGEST:
        return refusal(413, "Too much at once.")
    if wants_privacy(request):
        return HttpResponse(status=204)
    try:
        batch = read_batch(request.read(LARGEST + 1))
    except Unreadable:
        return refusal(400, "This is not what our script sends.")
    if not turnstile.lets(request.META.get("REMOTE_ADDR", ""), max(1, len(batch.seen))):
        return refusal(429, "Too much in a short time.")
    track_pages(batch.visitor, batch.seen, site=request.headers["Origin"])
    believe_visitor(batch)
    return HttpResponse(status=204)


def refusal(status: int, why: str) -> HttpResponse:
    return HttpResponse(why, status=status, content_type="text/plain")
