"""What has come in, and what is done with it."""

from django.urls import include, path

from ..views import answer, contribution, inbox, result

received = [
    path("", contribution.read, name="contribution"),
    path("text/", contribution.text, name="contribution_text"),
    path("granska/", contribution.moderate, name="contribution_moderate"),
    path("<slug:part>/behov/", answer.use, name="item_use"),
    path("<slug:part>/koppla/", answer.attach, name="item_attach"),
    path("<slug:part>/at-sidan/", answer.put_aside, name="item_set_aside"),
    path("<slug:part>/ta-upp/", answer.take_up, name="item_take_back"),
]

urlpatterns = [
    path("arenden/<key:key>/fragor/<int:number>/resultat/", result.read, name="inquiry_result"),
    path("arenden/<key:key>/svar/", inbox.index, name="inbox"),
    path("arenden/<key:key>/svar/<int:number>/", include(received)),
]
