from django.urls import path

from .views import decision

urlpatterns = [
    path("arenden/<key:key>/beslut/", decision.decide, name="case_decide"),
]
