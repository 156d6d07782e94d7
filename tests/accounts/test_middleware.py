import pytest
from django.urls import reverse

from tests.cases.factories import make_case

pytestmark = pytest.mark.django_db


def test_what_is_posted_after_the_session_has_ended_stands_on_the_page(client):
    case = make_case()
    page = reverse("case_background", kwargs={"key": case.key})
    response = client.post(page, {"purpose": "Trygghet <dygnet> runt", "password": "hemligt"})
    html = response.content.decode()
    assert (response.status_code, response["Cache-Control"]) == (401, "no-store")
    assert "Trygghet &lt;dygnet&gt; runt</textarea>" in html
    assert "hemligt" not in html
    assert f'href="{reverse("account_login")}?next=' in html


def test_a_page_that_was_only_asked_for_leads_to_the_log_in(client):
    assert client.get(reverse("overview")).url.startswith(reverse("account_login"))


def test_a_wrong_method_is_told_in_words(client):
    case = make_case()
    client.force_login(case.owner)
    response = client.post(reverse("report", kwargs={"key": case.key}))
    assert response.status_code == 405
    assert "Sidan går inte att öppna så här" in response.content.decode()
