"""All settings, read from the environment, failing loudly when production lacks one.

Every variable is listed with its meaning in docs/OPERATIONS.md.
"""

from contextlib import suppress
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env("DATA_DIR", default=str(BASE_DIR / "data")))

# Production is what you get unless you ask for development.
DEVELOPMENT = env.bool("DEVELOPMENT", default=False)
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="development-only" * 4 if DEVELOPMENT else "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "Set SECRET_KEY to a long random text, or DEVELOPMENT=1 to try the product on this machine."
    )
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"] if DEVELOPMENT else [])
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the host names that serve the product.")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "needs.accounts",
    "needs.safekeeping",
    "needs.strategy",
    "needs.cases",
    "needs.dialogue",
    "needs.reports",
    "needs.exchange",
]

MIDDLEWARE = [
    "needs.dialogue.middleware.links_stay_secret",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "needs.accounts.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "needs.accounts.middleware.nothing_typed_is_lost",
    "needs.accounts.middleware.private_pages",
    "needs.safekeeping.middleware.nothing_typed_is_dropped",
    "needs.safekeeping.middleware.Refusals",
]

ROOT_URLCONF = "behovsarbete.urls"
WSGI_APPLICATION = "behovsarbete.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["behovsarbete"]
CRISPY_TEMPLATE_PACK = "behovsarbete"
CRISPY_FAIL_SILENTLY = False

# SQLite for one machine, PostgreSQL (DATABASE_URL=postgres://…) for more than one.
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'behovsarbete.sqlite3'}")}
if "DATABASE_URL" not in env.ENVIRON:
    # Commands that need no database run also where nothing may be written; the others then say so themselves.
    with suppress(OSError):
        DATA_DIR.mkdir(parents=True, exist_ok=True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        # Take the write lock at the start: a reader never has to become a writer half way.
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = env.bool("DATABASE_POOL", default=True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "overview"
ACCOUNT_ADAPTER = "needs.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "needs.accounts.forms.account.LoginForm",
    "reset_password": "needs.accounts.forms.account.ResetPasswordForm",
    "reset_password_from_key": "needs.accounts.forms.account.ResetPasswordKeyForm",
    "change_password": "needs.accounts.forms.account.ChangePasswordForm",
    "reauthenticate": "needs.accounts.forms.account.ReauthenticateForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login_failed": "20/15m/ip,5/15m/key", "reset_password": "20/h/ip,3/h/key"}

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
FORMAT_MODULE_PATH = "behovsarbete.formats"

STATIC_URL = "static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(DATA_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Files that people send in. Never served from here: each is handed out by a view that asks who wants it.
MEDIA_ROOT = Path(env("FILES_ROOT", default=str(DATA_DIR / "files")))
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
# A command that reads a file and ends with 0 when it is clean, such as `clamdscan --no-summary -`.
FILE_SCANNER = env("FILE_SCANNER", default="")

EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://" if DEVELOPMENT else "smtp://localhost:25")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="behovsarbete@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Seconds; a mail server that hangs must not hold a letter longer than its lease.
EMAIL_TIMEOUT = 30
# Where people reach the product, for addresses in letters.
PUBLIC_ADDRESS = env(
    "PUBLIC_ADDRESS", default="http://127.0.0.1:8000" if DEVELOPMENT else f"https://{ALLOWED_HOSTS[0]}"
).rstrip("/")
if "*" in PUBLIC_ADDRESS or "//." in PUBLIC_ADDRESS:
    raise ImproperlyConfigured("Set PUBLIC_ADDRESS to where people reach the product: https://behov.example.se")

# Jobs wait in the database for `manage.py db_worker`; in development they run at once.
TASKS_BACKENDS = {
    "database": "django_tasks_db.DatabaseBackend",
    "immediate": "django_tasks.backends.immediate.ImmediateBackend",
}
TASKS = {
    "default": {"BACKEND": TASKS_BACKENDS[env("TASKS", default="immediate" if DEVELOPMENT else "database")]},
}

# Security. Behind a proxy that ends TLS; over plain http only in development.
SECURE_SSL_REDIRECT = not DEVELOPMENT
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=not DEVELOPMENT)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
# Rate limits count the visitor's address, which a proxy hands on: without this everybody shares the proxy's.
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)
SECURE_HSTS_SECONDS = 0 if DEVELOPMENT else 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEVELOPMENT
SECURE_HSTS_PRELOAD = not DEVELOPMENT
SECURE_CONTENT_TYPE_NOSNIFF = True
# `no-referrer` would make browsers send `Origin: null` and break our own forms.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not DEVELOPMENT
SESSION_COOKIE_NAME = "session" if DEVELOPMENT else "__Host-session"
CSRF_COOKIE_NAME = "csrf" if DEVELOPMENT else "__Host-csrf"
# The session of somebody who answers without an account; it reaches one answer and nothing else.
CONTRIBUTOR_COOKIE_NAME = "bidra" if DEVELOPMENT else "__Host-bidra"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # An address that lets people in is never written down; `behovsarbete.wsgi` does the same for gunicorn's own logs.
    "filters": {"no_tokens": {"()": "behovsarbete.redaction.WithoutTokens"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no_tokens"]}},
    "loggers": {
        # Both tell of every page and every glyph.
        **{name: {"level": "WARNING"} for name in ("weasyprint", "fontTools")},
        # Django's own handlers know nothing of the filter.
        **{name: {"handlers": [], "propagate": True} for name in ("django", "django.server")},
    },
    "root": {"handlers": ["stderr"], "level": env("LOG_LEVEL", default="INFO")},
}
