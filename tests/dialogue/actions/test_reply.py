"""Writing an answer: each page alone, from several devices, for as long as it has not been sent."""

from datetime import datetime, time, timedelta
from unicodedata import normalize

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from needs.dialogue.actions.contribution import submit
from needs.dialogue.actions.reply import save_part
from needs.dialogue.answers import Content, read, stored
from needs.dialogue.models import Reply
from needs.safekeeping.plain import plain_text
from needs.safekeeping.refusal import RuleViolation
from tests.dialogue.factories_contribution import make_asking, make_reply

pytestmark = pytest.mark.django_db


def written(reply: Reply) -> dict[str, str]:
    reply.refresh_from_db()
    return {id_: answer.text for id_, answer in Content.model_validate(reply.content).answers.items()}


def test_two_devices_lose_nothing_of_what_the_other_wrote():
    reply = make_reply(make_asking(), {"M1": "Från telefonen"})
    same_on_the_computer = Reply.objects.get(pk=reply.pk)
    save_part(reply=reply, part={"answers": {"M2": {"text": "Från telefonen"}}})
    save_part(reply=same_on_the_computer, part={"answers": {"X1": {"text": "Från datorn"}}})
    save_part(reply=same_on_the_computer, part={"answers": {"M1": {"text": "Sist från datorn"}}})
    assert written(reply) == {"M1": "Sist från datorn", "M2": "Från telefonen", "X1": "Från datorn"}


def test_an_emptied_answer_is_taken_away():
    reply = make_reply(make_asking(), {"M1": "Larmet", "M2": "Tiden"})
    save_part(reply=reply, part={"answers": {"M1": None}})
    assert written(reply) == {"M2": "Tiden"}


def test_proposals_keep_their_places_and_lose_what_is_empty_at_the_end():
    reply = make_reply(make_asking(), proposals=[{"text": "Ett"}, {"text": "Två"}])
    save_part(reply=reply, part={"proposals": {2: {"text": ""}, 1: {"text": ""}}})
    assert [each["text"] for each in save_part(reply=reply, part={}).content["proposals"]] == ["Ett"]


def test_no_more_needs_than_ten_are_kept():
    reply = make_reply(make_asking())
    saved = save_part(reply=reply, part={"proposals": {place: {"text": str(place)} for place in range(12)}})
    assert len(saved.content["proposals"]) == 10


def test_nothing_can_be_written_after_it_has_been_sent():
    reply = make_reply(make_asking(), {"M1": "Larmet"})
    submit(reply=reply)
    with pytest.raises(RuleViolation, match="går inte att ändra"):
        save_part(reply=reply, part={"answers": {"M1": {"text": "Ändrat"}}})


def test_whoever_writes_at_midnight_of_the_last_day_has_an_hour_to_finish(monkeypatch):
    day = timezone.localdate()
    reply = make_reply(make_asking(closes_on=day), {"M1": "Larmet"})
    midnight = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    monkeypatch.setattr(timezone, "now", lambda: midnight + timedelta(minutes=59))
    save_part(reply=reply, part={"answers": {"M2": {"text": "I sista stund"}}})
    monkeypatch.setattr(timezone, "now", lambda: midnight + timedelta(minutes=60))
    with pytest.raises(RuleViolation, match="inte längre"):
        save_part(reply=reply, part={"answers": {"M2": {"text": "För sent"}}})


@given(st.text(max_size=300))
def test_what_is_written_comes_back_as_it_was(text):
    """Through the canonical JSON. What nobody sees is not kept (`plain_text`), and letters that look alike are one."""
    content = Content.model_validate({"answers": {"M1": {"text": plain_text(text)}}})
    assert read(stored(content)).answers["M1"].text == normalize("NFC", plain_text(text))
