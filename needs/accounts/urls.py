from django.urls import path
from django.views.i18n import set_language

from .views import pages

urlpatterns = [
    path("", pages.start, name="start"),
    path("hjalp/", pages.help_page, name="help"),
    path("mitt-konto/", pages.account, name="account"),
    path("tillganglighet/", pages.accessibility, name="accessibility"),
    path("personuppgifter/", pages.privacy, name="privacy"),
    path("kakor/", pages.cookies, name="cookies"),
    path("sprak/", set_language, name="set_language"),
    path("healthz", pages.healthz, name="healthz"),
]
