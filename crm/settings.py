"""Every setting of the project, read once from the environment (`crm/environment.py` says what each accepts)."""

import os
import sys
from datetime import timedelta
from pathlib import Path

from django.templatetags.static import static
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from crm import database, environment

BASE_DIR = Path(__file__).resolve().parent.parent
ENVIRONMENT = environment.read_or_exit()

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = ENVIRONMENT.allowed_hosts
PUBLIC_BASE_URL = ENVIRONMENT.public_base_url

INSTALLED_APPS = [
    "wiring",
    "staff",
    "customers",
    "interactions",
    "purchases",
    "value",
    "crm",
    "unfold.apps.BasicAppConfig",
    "crm.apps.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "procrastinate.contrib.django",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "crm.refuse_nul.refuse_nul",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "staff.doors.keeper.Doorkeeper",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "crm.urls"
WSGI_APPLICATION = "crm.wsgi.application"
ASGI_APPLICATION = "crm.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "crm.shell.shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "crm.templatetags.face",
                "crm.templatetags.kept",
            ],
        },
    },
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# crm/asgi.py and crm/wsgi.py say that they serve pages, and so does `manage.py serve`, which has read these settings
# before it comes to them; other commands, the worker and the clock do not.
FOR_PAGES = os.environ.get("PICKET_PART") == "web" or sys.argv[1:2] == ["serve"]
DATABASES = {
    "default": database.described(ENVIRONMENT.database_url, for_pages=FOR_PAGES, pool_size=ENVIRONMENT.pool_size)
}

TASKS = {"default": {"BACKEND": "crm.tasks.ProcrastinateBackend", "QUEUES": ["default", "long"]}}

AUTH_USER_MODEL = "staff.Member"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "staff.backend.Patience",
    "staff.backend.MemberBackend",
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = ["staff.doors.hashing.PatientArgon2Hasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "staff.doors.passwords.LongEnough"},
    {"NAME": "staff.doors.passwords.NotGuessable"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
OTP_TOTP_ISSUER = "Picket"

# A session ends twelve hours after signing in, or earlier when nobody does anything in it.
SIGNED_IN_FOR = timedelta(hours=12)
SIGNED_IN_IDLE = timedelta(minutes=ENVIRONMENT.idle_minutes)
SESSION_ENGINE = "staff.doors.sessions"
SESSION_COOKIE_AGE = int(SIGNED_IN_FOR.total_seconds())

# Five wrong passwords for one account from one address: wait. (By address alone one careless agent would lock the
# whole call centre; `staff.backend.Patience` holds the wider limits.) Counted before anything is hashed.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "username"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
# What is refused unheard is not counted: otherwise one address could count up an account until nobody is heard any more.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "staff.backend.address_of"
AXES_LOCKOUT_CALLABLE = "staff.views.sign_in.locked_out"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["staff.api.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["staff.api.HasScope"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["crm.api.bodies.Json"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "crm.api.problems.problem_of",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Picket",
    "DESCRIPTION": "Customers, what they taught us, what they allowed, everything that happened, and what they buy. "
    "A token from the page Integrations opens it: `Authorization: Bearer picket_…`. "
    "POST honours `Idempotency-Key`. Errors are problem details (RFC 9457).",
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "crm.api.description.tell_of_problems",
    ],
    "ENUM_NAME_OVERRIDES": {
        "CustomerKind": "customers.models.Customer.Kind",
        "IdentityKind": "customers.models.Identity.Kind",
        "EventKind": ["contact", "report"],
    },
}

LANGUAGE_CODE = ENVIRONMENT.language
TIME_ZONE = ENVIRONMENT.time_zone
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / ".data" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Developers and tests see the files as they are written; otherwise bin/run has collected them, joined and compressed,
# under names that change with their contents.
_COLLECTED = not DEBUG and (STATIC_ROOT / "staticfiles.json").exists()
_PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _PLAIN if DEBUG else "crm.assets.JoinedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = not _COLLECTED
WHITENOISE_AUTOREFRESH = DEBUG
# What is compressed already, and what only a developer's tools ask for.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["gif", "gz", "jpg", "map", "png", "webp", "woff", "woff2", "zip"]

# Files people bring in, under random names, never served. Larger ones are refused, in bytes.
MEDIA_ROOT = BASE_DIR / ".data" / "media"
LARGEST_IMPORT = ENVIRONMENT.largest_import * 1024 * 1024

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["default"],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

CSRF_COOKIE_HTTPONLY = True
# A form, or a thousand events told at once; files are counted apart.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 10

UNFOLD = {
    "SITE_TITLE": "Picket",
    "SITE_HEADER": "Picket",
    "SITE_SUBHEADER": _("Administration"),
    "SITE_ICON": lambda _request: static("icons/app.svg"),
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": lambda _request: static("icons/favicon.svg")}],
    "SHOW_BACK_BUTTON": True,
    "STYLES": [lambda _request: static("administration.css")],
    "SIDEBAR": {
        "show_all_applications": False,
        "navigation": "crm.administration.menu",
    },
    "BORDER_RADIUS": "6px",
    "COLORS": {
        "base": {
            "50": "oklch(98.6% .004 95)",
            "100": "oklch(96.4% .006 95)",
            "200": "oklch(90.5% .008 95)",
            "300": "oklch(86% .012 180)",
            "400": "oklch(74% .015 255)",
            "500": "oklch(55% .02 255)",
            "600": "oklch(47% .022 255)",
            "700": "oklch(37% .02 255)",
            "800": "oklch(30% .015 255)",
            "900": "oklch(21.5% .013 255)",
            "950": "oklch(18.5% .012 255)",
        },
        "primary": {
            "50": "oklch(97% .02 165)",
            "100": "oklch(95.5% .03 165)",
            "200": "oklch(90% .06 165)",
            "300": "oklch(84% .09 165)",
            "400": "oklch(78% .12 165)",
            "500": "oklch(60% .11 165)",
            "600": "oklch(46% .1 165)",
            "700": "oklch(40% .09 165)",
            "800": "oklch(34% .07 165)",
            "900": "oklch(27% .05 165)",
            "950": "oklch(20% .04 165)",
        },
    },
}

# Where the tracker may be used, and what those sites prove with.
TRACKED_ORIGINS = ENVIRONMENT.tracked_origins
TRACKER_SECRET = ENVIRONMENT.tracker_secret or ""

# How this company writes telephone numbers, and what it counts in.
DEFAULT_REGION = ENVIRONMENT.default_region
CURRENCY = ENVIRONMENT.currency
COMPANY_NAME = ENVIRONMENT.company_name
COMPANY_ADDRESS = [line.strip() for line in (ENVIRONMENT.company_address or "").split(";") if line.strip()]
COMPANY_TAX_NUMBER = ENVIRONMENT.company_tax_number or ""

# Whoever is reached over https is reached over https only; on a plain address (one's own machine) cookies must still work.
HTTPS = PUBLIC_BASE_URL.startswith("https://")
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
