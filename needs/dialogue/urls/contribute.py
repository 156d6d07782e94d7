"""What people outside meet: no account, no token in any address but the first."""

from django.urls import include, path

from ..views import contribute, entry, receipt

in_visit = [
    path("", contribute.start, name="contribute_start"),
    path("fraga/<int:place>/", contribute.question, name="contribute_question"),
    path("behov/", contribute.needs, name="contribute_needs"),
    path("val/<int:place>/", contribute.choice, name="contribute_choice"),
    path("om-dig/", contribute.about, name="contribute_about"),
    path("kontrollera/", contribute.check, name="contribute_check"),
    path("spara/", contribute.save, name="contribute_save"),
    path("bilaga/<key:file_key>/", contribute.material, name="contribute_material"),
    path("kvitto/", receipt.show, name="contribute_receipt"),
    path("kvitto/kopia/", receipt.copy, name="contribute_copy"),
    path("pausa/", entry.pause, name="contribute_pause"),
    path("lamna/", entry.leave, name="contribute_leave"),
]

urlpatterns = [
    path("svara/", include(in_visit)),
    # Everything else there too: an address that holds a token shall never be written out on a page of another kind.
    path("<path:token>/", entry.landing, name="contribute"),
]
