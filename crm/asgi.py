"""The one door: live streams go to asynchronous Django, everything else to threads (`crm/pages.py` says why)."""

import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crm.settings")
os.environ["PICKET_PART"] = "web"

from django.conf import settings
from django.core.asgi import get_asgi_application

from crm.pages import Pages
from crm.proxies import behind_proxies

STREAMS = "/live/"

streams = get_asgi_application()
pages = Pages(turns=settings.ENVIRONMENT.web_threads)


async def door(scope: Any, receive: Any, send: Any) -> None:
    handler = streams if scope["path"].startswith(STREAMS) else pages
    await handler(scope, receive, send)


application = behind_proxies(door, hops=settings.ENVIRONMENT.proxy_hops)
