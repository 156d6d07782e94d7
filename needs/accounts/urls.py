from allauth.account import views as allauth
from django.urls import include, path, re_path
from django.views.i18n import set_language

from .views import organisation, pages

# The parts of django-allauth that are used: an account and its address are an administrator's to make and change.
account_urls = [
    path("logga-in/", allauth.login, name="account_login"),
    path("logga-ut/", allauth.logout, name="account_logout"),
    # Closed, and says so. The mail to an address without an account cannot be written without it.
    path("nytt/", allauth.signup, name="account_signup"),
    path("inaktivt/", allauth.account_inactive, name="account_inactive"),
    path("bekrafta/", allauth.reauthenticate, name="account_reauthenticate"),
    path("losenord/byt/", allauth.password_change, name="account_change_password"),
    path("losenord/aterstall/", allauth.password_reset, name="account_reset_password"),
    path("losenord/aterstall/skickat/", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^losenord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("losenord/nytt/klart/", allauth.password_reset_from_key_done, name="account_reset_password_from_key_done"),
]

urlpatterns = [
    path("konto/", include(account_urls)),
    path("", pages.start, name="start"),
    path("hjalp/", pages.help_page, name="help"),
    path("mitt-konto/", pages.account, name="account"),
    path("organisation/<key:key>/", organisation.read, name="organisation"),
    path("tillganglighet/", pages.accessibility, name="accessibility"),
    path("personuppgifter/", pages.privacy, name="privacy"),
    path("kakor/", pages.cookies, name="cookies"),
    path("sprak/", set_language, name="set_language"),
    path("healthz", pages.healthz, name="healthz"),
]
