import hashlib
from functools import cache

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

AN_HOUR, FOR_EVER = "public, max-age=3600", "public, max-age=31536000, immutable"


@login_not_required
@require_safe
def script(request: HttpRequest) -> HttpResponse:
    """The tracker's script. Asked for with its version (`?v=`) it may be kept for ever, otherwise for an hour."""
    text, version = source()
    current = f'"{version}"'
    unchanged = request.headers.get("If-None-Match") == current
    kept = FOR_EVER if request.GET.get("v") == version else AN_HOUR
    return HttpResponse(
        b"" if unchanged else text,
        status=304 if unchanged else 200,
        content_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": kept, "ETag": current, "Cross-Origin-Resource-Policy": "cross-origin"},
    )


@cache
def source() -> tuple[bytes, str]:
    text = (settings.BASE_DIR / "static" / "track" / "picket.js").read_bytes()
    return text, hashlib.sha256(text).hexdigest()[:12]
