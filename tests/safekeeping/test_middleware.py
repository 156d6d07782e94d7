import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from needs.safekeeping.middleware import Refusals

LONG = "Den som har hemtjänst behöver veta vem som kommer <i morgon>."


def answer(request: HttpRequest, error: Exception) -> HttpResponse | None:
    return Refusals(lambda _: HttpResponse()).process_exception(request, error)


def posted(**values):
    return RequestFactory().post("/arenden/x/", {"csrfmiddlewaretoken": "hemligt-märke", **values})


def test_a_database_that_is_away_answers_503_with_everything_typed_ready_to_send_again():
    response = answer(posted(what=LONG, version="3", password="mitt lösenord"), OperationalError())
    html = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "Den som har hemtjänst behöver veta vem som kommer &lt;i morgon&gt;.</textarea>" in html
    assert '<input type="hidden" name="version" value="3">' in html
    assert "mitt lösenord" not in html


@pytest.mark.parametrize("name", ["password", "oldpassword", "password1", "password2"])
def test_no_password_is_ever_written_on_the_page(name):
    response = answer(posted(**{name: "ett långt lösenord som ingen ska se"}), OperationalError())
    assert "som ingen ska se" not in response.content.decode()
    assert response["Cache-Control"] == "no-store"


def test_a_page_that_was_only_read_says_so_without_a_form():
    response = answer(RequestFactory().get("/arenden/"), OperationalError())
    assert response.status_code == 503
    assert "<textarea" not in response.content.decode()


@pytest.mark.parametrize("error", [ValueError(), KeyError("x")])
def test_other_errors_are_left_to_django(error):
    assert answer(posted(what=LONG), error) is None
