"""Answering page by page: everything is saved before it leads on, and nothing typed is ever lost."""

import json
from datetime import timedelta
from itertools import pairwise

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as st

from needs.dialogue.actions.inquiry import close_inquiry
from needs.dialogue.actions.invitation import revoke
from needs.dialogue.actions.reply import save_part
from needs.dialogue.answers import LONGEST_ANSWER, Content
from needs.dialogue.models import Contact, Contribution, LogEntry, Material, Reply, Visit
from needs.safekeeping.files import keep
from needs.safekeeping.plain import plain_text
from tests.dialogue.factories_contribution import COMPARISONS, make_asking, make_invited, make_token
from tests.safekeeping.uploads import PDF, upload

pytestmark = pytest.mark.django_db
FIRST = {"page": "question-M1"}


@pytest.fixture
def asking():
    return make_asking(comparisons=COMPARISONS)


@pytest.fixture
def anna(asking) -> Client:
    """Somebody who has come in by a personal link."""
    return come_in(make_token(make_invited(asking)))


def come_in(token: str) -> Client:
    client = Client()
    client.post(reverse("contribute", kwargs={"token": token}))
    return client


def page(name: str, place: int = 0) -> str:
    return reverse(f"contribute_{name}", kwargs={"place": place} if place else None)


def content() -> Content:
    return Content.model_validate(Reply.objects.get().content)


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def test_all_the_questions_can_be_seen_before_the_first_is_answered(anna):
    shown = text_of(anna.get(page("start")))
    for words in ("Vad är viktigast i din vardag?", "Vad skulle du sakna?", "Vad behöver du?", "Val 2 av 2", "Om dig"):
        assert words in shown


def test_each_page_leads_to_the_next(anna):
    ways = [page("question", 1), page("question", 2), page("question", 3), page("needs"), page("choice", 1)]
    ways += [page("choice", 2), page("about"), page("check")]
    for here, there in pairwise(ways):
        assert anna.post(here)["Location"] == there


@pytest.mark.parametrize(
    "go, there",
    [
        ("", page("question", 2)),
        ("back", page("start")),
        ("all", page("start")),
        ("pause", page("pause")),
    ],
)
def test_whichever_way_one_leaves_a_page_what_was_written_is_saved(anna, go, there):
    response = anna.post(page("question", 1), {"text": "Att någon kommer", "go": go})
    assert (response["Location"], content().answers["M1"].text) == (there, "Att någon kommer")


def test_a_page_opened_from_the_check_leads_back_there(anna):
    assert anna.post(f"{page('question', 1)}?andra", {"text": "Ändrat"})["Location"] == page("check")


def test_not_knowing_is_an_answer_that_can_be_taken_back(anna):
    anna.post(page("question", 1), {"text": "", "do_not_know": "1"})
    assert content().answers["M1"].state == "do_not_know"
    anna.post(page("question", 1), {"text": ""})
    assert content().answers == {}


def test_what_was_written_counts_also_when_one_says_one_does_not_know(anna):
    anna.post(page("question", 1), {"text": "Kanske larmet", "do_not_know": "1"})
    assert content().answers["M1"].text == "Kanske larmet"


def test_needs_are_written_in_own_words_or_in_three_parts(anna):
    shown = {"need-0-text": "Ett larm", "need-1-text": "", "need-1-who": "Den som har hemtjänst", "need-1-what": "veta"}
    assert anna.post(page("needs"), shown | {"go": "more"})["Location"] == f"{page('needs')}?fler=1"
    assert [(each.text, each.who) for each in content().proposals] == [("Ett larm", ""), ("", "Den som har hemtjänst")]
    assert 'name="need-2-text"' in text_of(anna.get(f"{page('needs')}?fler=1"))


def test_a_choice_is_made_skipped_or_left(anna):
    anna.post(page("choice", 1), {"choice": "right"})
    anna.post(page("choice", 2), {"skip": "1"})
    assert content().choices == {"1": "right", "2": "skip"}
    anna.post(page("choice", 1))
    assert content().choices == {"2": "skip"}


def test_one_tells_from_where_one_speaks(anna):
    anna.post(page("about"), {"role": "speaks_for", "first_hand": "no", "may_quote": "yes"})
    said = content()
    assert (said.role, said.first_hand, said.may_quote) == ("speaks_for", False, True)


def test_a_text_that_is_too_long_comes_back_whole(anna):
    long = "å" * (LONGEST_ANSWER + 1)
    shown = text_of(anna.post(page("question", 1), {"text": long}))
    assert long in shown
    assert "Korta den till högst 10 000 tecken." in shown
    assert "<title>Fel: Fråga 1 av 3" in shown


@pytest.mark.parametrize("address", [page("question", 4), page("question", 1).replace("1", "0"), page("choice", 3)])
def test_there_are_no_other_pages(anna, address):
    assert anna.get(address).status_code == 404


def test_needs_are_not_asked_for_when_the_inquiry_does_not():
    client = come_in(make_token(make_invited(make_asking(asks_for_needs=False))))
    assert client.get(page("needs")).status_code == 404


def test_a_page_keeps_itself_and_tells_the_time_in_stockholm(anna):
    response = anna.post(page("save"), FIRST | {"text": "Halvfärdigt"})
    saved = Reply.objects.get()
    assert json.loads(response.content)["saved"] == f"{timezone.localtime(saved.saved_at):%H:%M}"
    assert content().answers["M1"].text == "Halvfärdigt"


def test_a_page_that_is_not_asked_keeps_nothing(anna):
    assert anna.post(page("save"), {"page": "question-M99", "text": "Smuget in"}).status_code == 404
    assert anna.post(page("save"), FIRST | {"text": "x" * (LONGEST_ANSWER + 1)}).status_code == 422
    assert Reply.objects.get().saved_at is None


def test_another_device_goes_on_where_the_first_stopped(asking):
    token = make_token(make_invited(asking))
    come_in(token).post(page("question", 1), {"text": "Från telefonen"})
    assert "Från telefonen" in text_of(come_in(token).get(page("question", 1)))


def test_sending_gives_a_receipt_and_keeps_the_address_apart(anna):
    anna.post(page("question", 1), {"text": "Att någon kommer"})
    response = anna.post(page("check"), {"once": "abc", "email": "anna@example.se"})
    assert (response.status_code, response["Location"]) == (303, page("receipt"))
    assert Contact.objects.get().email == "anna@example.se"
    assert "anna@example.se" not in Contribution.objects.get().content


def test_sending_twice_gives_the_same_receipt(anna):
    anna.post(page("question", 1), {"text": "Att någon kommer"})
    sent = {"once": "abc", "email": "anna@example.se"}
    answers = [anna.post(page("check"), sent) for _ in range(3)] + [anna.post(page("check"), {"once": "en annan"})]
    assert {(each.status_code, each["Location"]) for each in answers} == {(303, page("receipt"))}
    assert Contribution.objects.count() == 1


def test_nothing_written_is_refused_in_words(anna):
    response = anna.post(page("check"), {"once": "abc"})
    assert response.status_code == 409
    assert "Svara på minst en fråga" in text_of(response)


def test_an_address_that_is_none_is_asked_for_again(anna):
    anna.post(page("question", 1), {"text": "Att någon kommer"})
    assert "Skriv adressen med @" in text_of(anna.post(page("check"), {"once": "abc", "email": "anna"}))
    assert not Contribution.objects.exists()


def test_ten_refusals_in_an_hour_are_enough(anna):
    statuses = [anna.post(page("check"), {"once": str(number)}).status_code for number in range(11)]
    assert statuses == [409] * 10 + [429]


def test_after_sending_every_page_leads_to_the_receipt(anna):
    anna.post(page("question", 1), {"text": "Att någon kommer"})
    anna.post(page("check"))
    for address in (page("start"), page("question", 1), page("needs"), page("choice", 1), page("about"), page("check")):
        assert anna.get(address)["Location"] == page("receipt"), address


def test_what_is_typed_after_sending_is_given_back(anna):
    anna.post(page("question", 1), {"text": "Att någon kommer"})
    anna.post(page("check"))
    response = anna.post(page("question", 1), {"text": "Och en sak till"})
    assert response.status_code == 403
    assert "Och en sak till" in text_of(response)


def test_without_a_visit_the_page_says_how_to_come_back_and_keeps_what_was_typed(anna):
    Visit.objects.update(seen_at=timezone.now() - timedelta(hours=12))
    response = anna.post(page("question", 1), FIRST | {"text": "Det jag just skrev"})
    assert response.status_code == 401
    assert "Det jag just skrev" in text_of(response)
    assert "Öppna länken i brevet" in text_of(response)
    assert "question-M1" not in text_of(response)


@pytest.mark.parametrize("end", ["closed", "past", "revoked"])
def test_when_the_time_is_out_what_was_typed_is_given_back(anna, asking, end):
    invitation = Reply.objects.get().invitation
    if end == "closed":
        close_inquiry(inquiry=asking, by=asking.created_by)
    elif end == "past":
        type(asking).objects.update(closes_on=timezone.localdate() - timedelta(days=2))
    else:
        revoke(invitation=invitation, by=asking.created_by)
    response = anna.post(page("question", 1), {"text": "Det jag just skrev"})
    assert response.status_code == (401 if end == "revoked" else 403)
    assert "Det jag just skrev" in text_of(response)


def test_what_was_sent_from_another_device_meanwhile_is_told(anna, monkeypatch):
    """Between looking and writing: the page was let through, the action refused."""
    anna.post(page("question", 1), {"text": "Att någon kommer"})
    monkeypatch.setattr("needs.dialogue.views.visit.may_write", lambda *_: True)
    Reply.objects.update(submitted_at=timezone.now())
    response = anna.post(page("question", 1), {"text": "Och en sak till"})
    assert "Och en sak till" in text_of(response)


def test_a_file_is_logged_once_for_each_invitation(anna, asking):
    stored = keep(upload=upload(), organisation_id=asking.case.organisation_id, by=asking.created_by)
    Material.objects.create(inquiry=asking, file=stored)
    address = reverse("contribute_material", kwargs={"file_key": stored.key})
    for _ in range(2):
        response = anna.get(address)
        assert response["Content-Disposition"].startswith("attachment")
        assert b"".join(response.streaming_content) == PDF
    assert LogEntry.objects.get(kind="material").detail == f"{stored.name} ({stored.sha256[:12]})"


def test_a_file_of_another_inquiry_is_not_found(anna, asking):
    other = make_asking()
    stored = keep(upload=upload(), organisation_id=other.case.organisation_id, by=other.created_by)
    Material.objects.create(inquiry=other, file=stored)
    assert anna.get(reverse("contribute_material", kwargs={"file_key": stored.key})).status_code == 404


def test_pages_take_as_many_queries_however_much_is_written(anna, django_assert_num_queries):
    addresses = (page("start"), page("question", 1), page("check"))
    for answers in ({"M1": {"text": "Ett"}}, {"M2": {"text": "Två"}, "X1": {"text": "Tre"}}):
        save_part(reply=Reply.objects.get(), part={"answers": answers})
        for address in addresses:
            with django_assert_num_queries(2):  # the visit with all it is about, and the files
                anna.get(address)


@given(st.text(max_size=60))
@tries(max_examples=40)
def test_every_text_stands_in_the_field_as_it_was_written(text):
    client = come_in(make_token(make_invited(make_asking())))
    client.post(page("question", 1), {"text": text})
    kept = plain_text(text).strip()
    reply = Reply.objects.get(pk=Visit.objects.latest("pk").reply_id)
    stored = Content.model_validate(reply.content).answers
    assert (stored["M1"].text if kept else "") == kept
    assert client.get(page("question", 1)).context["form"]["text"].value() == kept


def test_the_cookie_alone_lets_nobody_in_to_the_authority(anna):
    assert anna.cookies[settings.CONTRIBUTOR_COOKIE_NAME].value
    assert anna.get(reverse("overview")).status_code == 302


def test_each_choice_is_named_by_its_two_sides(anna, asking):
    sides = [f"{each['left_text']} / {each['right_text']}" for each in asking.comparisons]
    for name in ("start", "check"):
        shown = text_of(anna.get(page(name)))
        assert [shown.count("Vilket är viktigast för dig?"), shown.count("Två i taget")] == [1, 1]
        assert all(f"{pair}</" in shown for pair in sides)


def test_a_choice_is_told_as_one_before_the_other(anna, asking):
    anna.post(page("choice", 1), {"choice": "right"})
    pair = asking.comparisons[0]
    assert f"Du valde ”{pair['right_text']}” framför ”{pair['left_text']}”." in text_of(anna.get(page("check")))
