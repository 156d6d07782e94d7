from django.urls import path

from .views import drafts, outbox

urlpatterns = [
    path("utkast/", drafts.save, name="draft_save"),
    path("utkast/kasta/", drafts.throw_away, name="draft_discard"),
    path("organisation/<key:key>/utskick/", outbox.outbox, name="outbox"),
]
