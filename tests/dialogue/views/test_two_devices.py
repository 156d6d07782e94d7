"""One answer open on two devices: whoever saves last loses nothing of what the other wrote."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from needs.dialogue.answers import LONGEST_ANSWER, Content
from needs.dialogue.models import Reply
from tests.dialogue.factories_contribution import make_asking, make_invited, make_token

pytestmark = pytest.mark.django_db
PAGE = "contribute_question"


@pytest.fixture
def devices() -> tuple[Client, Client]:
    token = make_token(make_invited(make_asking()))
    found = Client(), Client()
    for device in found:
        device.post(reverse("contribute", kwargs={"token": token}))
    return found


def first() -> str:
    return reverse(PAGE, kwargs={"place": 1})


def opened(device: Client, address: str = "") -> dict[str, str]:
    """The hidden fields of the page as it stands on one device."""
    page = device.get(address or first()).content.decode()
    return dict(re.findall(r'name="(page|seen-[^"]+)" value="([^"]*)"', page))


def kept(device: Client, typed: dict[str, str]) -> dict[str, object]:
    return json.loads(device.post(reverse("contribute_save"), typed).content)


def answer() -> str:
    return Content.model_validate(Reply.objects.get().content).answers["M1"].text


def test_a_text_over_another_keeps_both_and_shows_them(devices):
    one, other = devices
    stale = opened(other)
    one.post(first(), opened(one) | {"text": "Från datorn"})
    response = other.post(first(), stale | {"text": "Från telefonen"})
    assert (response["Location"], answer()) == (f"{first()}?bada", "Från telefonen\n\nFrån datorn")
    shown = other.get(response["Location"]).content.decode()
    assert "Från telefonen\n\nFrån datorn" in shown
    assert 'class="message" role="status"' in shown


def test_a_page_that_was_not_written_on_leaves_what_is_newer_alone(devices):
    one, other = devices
    one.post(first(), opened(one) | {"text": "Först"})
    stale = opened(other)
    one.post(first(), opened(one) | {"text": "Sedan"})
    other.post(first(), stale | {"text": "Först"})
    assert answer() == "Sedan"


def test_a_page_that_keeps_itself_gets_both_once_and_then_goes_on(devices):
    one, other = devices
    stale = opened(other)
    one.post(first(), opened(one) | {"text": "Från datorn"})
    told = kept(other, stale | {"text": "Från telefonen"})
    assert told["texts"] == {"text": "Från telefonen\n\nFrån datorn"}
    again = kept(other, stale | told["seen"] | {"text": "Bara det här"})
    assert (again["texts"], answer()) == ({}, "Bara det här")


def test_a_page_whose_answer_was_lost_on_the_way_doubles_nothing(devices):
    one, other = devices
    stale = opened(other)
    one.post(first(), opened(one) | {"text": "Från datorn"})
    for _time in range(2):
        kept(other, stale | {"text": "Från telefonen"})
    assert answer() == "Från telefonen\n\nFrån datorn"


def test_one_device_can_write_and_take_away_as_it_likes(devices):
    one, _other = devices
    page = opened(one)
    for text in ("Ett", "Ett två", "Två"):
        page |= kept(one, page | {"text": text})["seen"]
    assert answer() == "Två"


def test_the_parts_of_a_need_are_kept_too(devices):
    one, other = devices
    address = reverse("contribute_needs")
    stale = opened(other, address)
    one.post(address, opened(one, address) | {"need-0-text": "", "need-0-what": "veta"})
    other.post(address, stale | {"need-0-text": "Ett larm", "need-0-what": "höra"})
    found = Content.model_validate(Reply.objects.get().content).proposals[0]
    assert (found.text, found.what) == ("Ett larm", "höra\n\nveta")


def test_two_texts_that_are_too_long_together_are_both_left_where_they_are(devices):
    one, other = devices
    stale = opened(other)
    one.post(first(), opened(one) | {"text": "a" * LONGEST_ANSWER})
    response = other.post(first(), stale | {"text": "Från telefonen"})
    assert "Från telefonen" in response.content.decode()
    assert answer() == "a" * LONGEST_ANSWER


def test_a_text_that_is_too_long_is_told_on_the_line_that_says_what_is_saved(devices):
    one, _other = devices
    response = one.post(reverse("contribute_save"), opened(one) | {"text": "a" * (LONGEST_ANSWER + 1)})
    told = {"saved": "", "message": "Texten är för lång. Korta den till högst 10 000 tecken."}
    assert (response.status_code, json.loads(response.content)) == (422, told)
