from django.urls import path

from .views import outbox

urlpatterns = [
    path("organisation/<key:key>/utskick/", outbox.outbox, name="outbox"),
]
