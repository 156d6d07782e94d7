"""The entry point for gunicorn: `gunicorn behovsarbete.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from behovsarbete.redaction import keep_tokens_out_of_the_logs_of_the_server

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "behovsarbete.settings")
application = get_wsgi_application()
keep_tokens_out_of_the_logs_of_the_server()
