"""Addresses of the dialogue: what officers see of it hangs in its case, what contributors see stands by itself."""

from django.urls import include, path

urlpatterns = [
    path("", include("needs.dialogue.urls.officer")),
    path("", include("needs.dialogue.urls.inbox")),
    path("bidra/", include("needs.dialogue.urls.contribute")),
]
