"""Pages alone, for a server of one's own that keeps streams apart."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crm.settings")
os.environ["PICKET_PART"] = "web"
application = get_wsgi_application()
