"""Where a form sends a person on to is always a page of ours."""

import pytest
from django.test import Client
from django.urls import reverse

from needs.accounts.models import User
from tests.cases.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db

ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "http:///evil.example/",
    "https:evil.example",
    "javascript:alert(1)",
    " https://evil.example/",
    "https://testserver@evil.example/",
]


@pytest.fixture
def officer() -> User:
    return make_user()


def leads_home(address: str) -> bool:
    return address.startswith("/") and not address.startswith(("//", "/\\"))


@pytest.mark.parametrize("address", ELSEWHERE)
def test_logging_in_leads_to_a_page_of_ours(client: Client, officer: User, address: str):
    typed = {"login": officer.email, "password": PASSWORD, "next": address}
    assert leads_home(client.post(reverse("account_login"), typed, query_params={"next": address})["Location"])


@pytest.mark.parametrize("address", ELSEWHERE)
def test_logging_out_leads_to_a_page_of_ours(client: Client, officer: User, address: str):
    client.force_login(officer)
    assert leads_home(client.post(reverse("account_logout"), {"next": address})["Location"])


@pytest.mark.parametrize("address", ELSEWHERE)
def test_choosing_a_language_leads_to_a_page_of_ours(client: Client, address: str):
    typed = {"language": "en", "next": address}
    assert leads_home(client.post(reverse("set_language"), typed, headers={"referer": address})["Location"])


def test_logging_in_leads_to_the_page_that_was_asked_for(client: Client, officer: User):
    typed = {"login": officer.email, "password": PASSWORD, "next": reverse("case_list")}
    assert client.post(reverse("account_login"), typed)["Location"] == reverse("case_list")
