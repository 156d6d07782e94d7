"""A whole run, from the letter to what came of the answer: every token used stands in the letter and nowhere else."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from needs.dialogue.actions.invitation import invite, make_open_link
from needs.dialogue.invitees import Invitee
from tests.dialogue.factories import make_open_inquiry

pytestmark = pytest.mark.django_db(transaction=True)
LINK = re.compile(r"/bidra/([\w-]{43})/")
PAGES = ("start", "needs", "about", "check", "pause", "leave")


def rows() -> str:
    """Everything the database holds, as text."""
    models = apps.get_models(include_auto_created=True)
    return "\n".join(str(list(model._base_manager.values_list())) for model in models)


def run(token: str, number: int) -> tuple[list[HttpResponse], str]:
    """The answers of the server after the landing, and the secret of the cookie."""
    client = Client()
    door = reverse("contribute", kwargs={"token": token})
    seen = [client.get(door), client.head(door), client.post(door)]
    secret = client.cookies[settings.CONTRIBUTOR_COOKIE_NAME].value
    seen += [client.get(reverse(f"contribute_{name}")) for name in PAGES]
    question = reverse("contribute_question", kwargs={"place": 1})
    seen += [client.get(question), client.post(question, {"text": f"Svar {number}"})]
    seen += [client.post(reverse("contribute_check"), {"once": str(number), "email": "anna@example.se"})]
    seen += [client.get(reverse(f"contribute_{name}")) for name in ("receipt", "copy")]
    seen += [client.get(door), client.get(f"{door}mera/")]
    return seen, secret


def test_tokens_and_cookies_stand_in_no_row_page_header_or_log(caplog):
    inquiry = make_open_inquiry()
    invite(inquiry=inquiry, people=[Invitee("anna@example.se")], by=inquiry.case.owner)
    in_letter = LINK.search(mail.outbox[-1].body)[1]
    _invitation, by_poster = make_open_link(inquiry=inquiry, by=inquiry.case.owner)
    for number, token in enumerate((in_letter, by_poster)):
        seen, secret = run(token, number)
        assert {response.status_code for response in seen} == {200, 303, 404}
        told = "".join(response.content.decode() + str(response.headers) for response in seen) + caplog.text
        for hidden in (token, secret):
            assert hidden not in told
            assert hidden not in rows()
