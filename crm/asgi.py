"""The one door for servers: pages and live streams alike (`crm/pages.py` says how they are served)."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crm.settings")
os.environ["PICKET_PART"] = "web"

import django
from django.conf import settings

from crm.pages import Pages
from crm.proxies import behind_proxies

django.setup()
# A file, and the little that a form sends beside it.
pages = Pages(turns=settings.ENVIRONMENT.web_threads, larger={"/imports/": settings.LARGEST_IMPORT + 2**20})
application = behind_proxies(pages, hops=settings.ENVIRONMENT.proxy_hops)
