"""What Django alone asks: a bare answer, a logged-in page, a logged-in table written as the tutorial does.

The table has as many cells as our register of needs: addresses by {% url %}, numbers and dates localised in the cell.
"""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from needs.cases.models import Need

# What `django-admin startproject` writes.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
HEAD = "<!doctype html><html><head><title>Needs</title></head><body><p>{{ user.name }}</p>{% csrf_token %}"
PAGE = HEAD + "<h1>{{ need.title }}</h1><p>{{ need.what }}</p><p>{{ need.created_at }}</p></body></html>"
TABLE = (
    HEAD
    + """<table>{% for need in needs %}<tr>
<td><a href="{% url 'one' need.number %}">{{ need.number }}</a></td>
<td><a href="{% url 'one' need.number %}">{{ need.title }}</a></td><td>{{ need.who }}</td><td>{{ need.what }}</td>
<td>{{ need.get_perspective_display }}</td><td>{{ need.get_moscow_display }}</td>
<td>{{ need.cost_per_year }}</td><td>{{ need.effort }}</td><td>{{ need.created_at }}</td>
</tr>{% endfor %}</table></body></html>"""
)
SHOWN = ("number", "title", "who", "what", "perspective", "moscow", "cost_per_year", "effort", "created_at")
templates: dict[str, object] = {}


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def one(request: HttpRequest, number: int) -> HttpResponse:
    need = Need.objects.only(*SHOWN).filter(number=number).first()
    return _render(request, PAGE, {"need": need})


def table(request: HttpRequest, rows: int) -> HttpResponse:
    return _render(request, TABLE, {"needs": Need.objects.only(*SHOWN).order_by("pk")[:rows]})


def _render(request: HttpRequest, source: str, context: dict[str, object]) -> HttpResponse:
    if source not in templates:
        templates[source] = engines["django"].from_string(source)
    return HttpResponse(templates[source].render(context, request))


urlpatterns = [
    path("bare/", bare),
    path("table/<int:rows>/", table, name="table"),
    path("one/<int:number>/", one, name="one"),
]
