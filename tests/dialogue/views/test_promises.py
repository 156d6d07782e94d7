"""What those who answer are told: how much there is, what to do when a link is full, and which letter comes."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.dialogue.factories_contribution import (
    COMPARISONS,
    make_asking,
    make_invited,
    make_token,
)

pytestmark = pytest.mark.django_db


def come_in(token: str) -> Client:
    client = Client()
    client.post(reverse("contribute", kwargs={"token": token}))
    client.post(reverse("contribute_question", kwargs={"place": 1}), {"text": "Att någon kommer"})
    return client


def send(client: Client, key: str, email: str = "") -> HttpResponse:
    return client.post(reverse("contribute_check"), {"once": key * 32, "email": email})


def test_the_landing_counts_questions_needs_and_choices(client):
    token = make_token(make_invited(make_asking(comparisons=COMPARISONS)))
    shown = client.get(reverse("contribute", kwargs={"token": token})).content.decode()
    assert "3 frågor, dina egna behov och 2 val" in shown


def test_a_full_link_names_the_contact_and_tells_that_the_text_is_kept():
    token = make_token(make_invited(make_asking(), "open", quota=1))
    anna, bo = come_in(token), come_in(token)
    send(bo, "b")
    response = send(anna, "a")
    shown = response.content.decode()
    assert response.status_code == 409
    for words in ("Elin Sandvall, elin@kommun.example, 0980-319 214", "finns kvar", "Att någon kommer"):
        assert words in shown


def test_the_receipt_promises_the_letter_that_somebody_sends():
    anna = come_in(make_token(make_invited(make_asking())))
    send(anna, "a", email="anna@exempel.se")
    shown = anna.get(reverse("contribute_receipt")).content.decode()
    assert "Du får ett brev när vi berättar hur svaren används." in shown
