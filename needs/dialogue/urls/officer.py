"""Inquiries and invitations, as the officer works with them."""

from django.urls import include, path

from ..views import inquiry

in_case = [
    path("", inquiry.index, name="inquiry_list"),
]

urlpatterns = [path("arenden/<key:key>/fragor/", include(in_case))]
