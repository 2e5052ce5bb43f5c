"""The one door for servers: pages and live streams alike (`crm/pages.py` says how they are served)."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crm.settings")
os.environ["PICKET_PART"] = "web"

import django
from django.conf import settings

from crm.pages import Pages
from crm.proxies import behind_proxies

django.setup()
application = behind_proxies(Pages(turns=settings.ENVIRONMENT.web_threads), hops=settings.ENVIRONMENT.proxy_hops)
