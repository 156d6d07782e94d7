"""Every address of the product. Rooms own their own; this page only says where they hang."""

from django.urls import include, path, register_converter

from needs.accounts.keys import KeyConverter

register_converter(KeyConverter, "key")

urlpatterns = [
    path("", include("needs.accounts.urls")),
    path("", include("needs.safekeeping.urls")),
    path("malkataloger/", include("needs.strategy.urls")),
    path("", include("needs.reports.urls")),
    path("", include("needs.dialogue.urls")),
    path("", include("needs.exchange.urls")),
    path("", include("needs.cases.urls")),
]

handler400 = "needs.accounts.views.errors.bad_request"
handler403 = "needs.accounts.views.errors.forbidden"
handler404 = "needs.accounts.views.errors.not_found"
handler500 = "needs.accounts.views.errors.server_error"
