import re

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from interactions.actions.forget_drafts import forget_drafts
from interactions.actions.keep_draft import BegunElsewhere, keep_draft
from interactions.models import Draft
from interactions.views.find import find_customer, find_note, find_promise
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power

# Which field of which thing: `note:customer:42`. A draft belongs to something its writer may see.
PLACE = re.compile(r"(?P<field>[a-z]{1,20}):(?P<thing>customer|note|promise):(?P<pk>[0-9]{1,18})", re.ASCII)
FIND = {"customer": find_customer, "note": find_note, "promise": find_promise}
LONGEST = Draft._meta.get_field("text").max_length or 0


@needs(Power.RECORD_CONTACTS)
@require_http_methods(["PUT", "DELETE"])
def drafts(request: MemberRequest, place: str) -> HttpResponse:
    """Keep what is being typed at a place; the body is the text. An empty one is forgotten.

    `ETag` is the version kept, `If-Match` the one the writer knows; 412 brings what another window wrote instead.
    """
    named = PLACE.fullmatch(place)
    if named is None:
        raise Http404
    FIND[named["thing"]](request, int(named["pk"]))
    if request.method == "DELETE":
        forget_drafts({place: None}, by=request.user)
        return HttpResponse(status=204)
    text = request.body.decode("utf-8", errors="replace").replace("\0", "")
    if len(text) > LONGEST:
        return HttpResponse(status=413)
    known = request.headers.get("If-Match")
    try:
        draft = keep_draft(text, place=place, by=request.user, knowing=known if known is None else known.strip('"'))
    except BegunElsewhere as refused:
        return answer(refused.draft, status=412)
    return answer(draft, status=204)


def answer(draft: Draft | None, *, status: int) -> HttpResponse:
    body = draft.text if draft and status != 204 else ""
    version = draft.version if draft else ""
    return HttpResponse(body, status=status, content_type="text/plain; charset=utf-8", headers={"ETag": f'"{version}"'})
