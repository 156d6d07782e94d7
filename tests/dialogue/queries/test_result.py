import pytest
from django.urls import reverse

from needs.dialogue.actions.contribution import submit
from needs.dialogue.actions.moderation import moderate
from needs.dialogue.actions.reply import save_part
from needs.dialogue.models import Inquiry
from needs.dialogue.queries.result import result
from tests.cases.factories import make_user
from tests.dialogue.factories import invite_one, make_open_inquiry
from tests.dialogue.factories_contribution import COMPARISONS, make_asking, make_contribution, make_invited, make_reply

pytestmark = pytest.mark.django_db


def answer(inquiry: Inquiry, answers=None, **content):
    return make_contribution(inquiry, answers if answers is not None else {"M1": "Ja"}, **content)


def test_those_asked_one_by_one_are_told_from_those_who_came_by_links():
    inquiry = make_open_inquiry()
    for _ in range(4):
        invitation, _token = invite_one(inquiry)
    make_contribution(inquiry, {"V1": "Ja"}, invitation=invitation)
    many = make_invited(inquiry, "open")
    for _ in range(6):
        make_contribution(inquiry, {"V1": "Ja"}, invitation=many)
    inquiry.refresh_from_db()
    found = result(inquiry)
    assert (found.answered, found.by_invitation, found.by_link, found.invited) == (7, 1, 6, 4)
    assert found.share == "25\xa0%"


def test_questions_are_counted_in_people():
    inquiry = make_asking()
    answer(inquiry, {"M1": "Ja", "M2": "Nej"})
    answer(inquiry, {"M1": "Ja"}, proposals=[{"text": "Mer"}, {"text": "Mindre"}])
    sheet = {"M1": {"text": "", "state": "do_not_know"}, "M2": {"text": "Vet"}}
    reply = make_reply(inquiry)
    submit(reply=save_part(reply=reply, part={"answers": sheet}))
    found = result(inquiry)
    assert [(row.id, row.answered, row.does_not_know, row.empty) for row in found.questions] == [
        ("M1", "2", "1", "0"),
        ("M2", "2", "0", "1"),
        ("X1", "0", "0", "3"),
    ]
    assert found.proposals == 2


def test_roles_experience_and_consent_are_added_up():
    inquiry = make_asking()
    answer(inquiry, role="uses", first_hand=True, may_quote=True)
    answer(inquiry, role="uses", first_hand=False)
    answer(inquiry, role="supplies", first_hand=True)
    answer(inquiry)
    found = result(inquiry)
    assert found.roles == [("Använder det", "2"), ("Levererar", "1"), ("Roll inte angiven", "1")]
    assert (found.first_hand, found.may_quote) == ("50\xa0%", 1)


def test_choices_are_added_up_by_need():
    inquiry = make_asking(comparisons=COMPARISONS)
    answer(inquiry, {}, choices={"1": "left", "2": "left"})
    answer(inquiry, {}, choices={"1": "left", "2": "right"})
    answer(inquiry, {}, choices={"1": "right", "2": "skip"})
    found = result(inquiry)
    assert [(row.place, row.ref, row.chosen) for row in found.preferred] == [
        ("1", "B-001", "3 av 5"),
        ("2", "B-003", "1 av 2"),
        ("3", "B-002", "1 av 3"),
    ]
    assert (found.skipped, found.first.ref, found.first.width) == (1, "B-001", "60.0")


def test_needs_chosen_as_often_share_a_place():
    inquiry = make_asking(comparisons=COMPARISONS)
    answer(inquiry, {}, choices={"1": "left"})
    answer(inquiry, {}, choices={"1": "right"})
    found = result(inquiry)
    assert [(row.place, row.ref) for row in found.preferred] == [("1", "B-001"), ("1", "B-002")]
    assert found.first is None


def test_what_waits_or_was_refused_is_told_and_not_added_up():
    inquiry = make_asking()
    many = make_invited(inquiry, "open", is_moderated=True)
    sheets = [answer(inquiry, invitation=many, role="uses") for _ in range(4)]
    moderate(contribution=sheets[0], accepted=True, by=inquiry.case.owner)
    moderate(contribution=sheets[1], accepted=False, reason="Reklam", by=inquiry.case.owner)
    found = result(inquiry)
    assert (found.answered, found.waiting, found.refused) == (1, 2, 1)


def test_another_inquiry_is_not_added_up():
    inquiry = make_asking()
    answer(make_asking(inquiry.case))
    assert result(inquiry).answered == 0


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_page_asks_as_often_however_many_answered(client, django_assert_num_queries, number):
    inquiry = make_asking(comparisons=COMPARISONS)
    many = make_invited(inquiry, "open")
    for _ in range(number):
        answer(inquiry, invitation=many, choices={"1": "left"})
    client.force_login(inquiry.case.owner)
    address = reverse("inquiry_result", kwargs={"key": inquiry.case.key, "number": inquiry.number})
    with django_assert_num_queries(7):
        html = client.get(address).content.decode()
    assert "B-001 Veta vem som kommer valdes oftast, 100\xa0% av gångerna" in html
    client.force_login(make_user())
    assert client.get(address).status_code == 404


def test_the_result_of_nothing_says_so(client):
    inquiry = make_asking()
    client.force_login(inquiry.case.owner)
    address = reverse("inquiry_result", kwargs={"key": inquiry.case.key, "number": inquiry.number})
    assert "Inget svar räknas än" in client.get(address).content.decode()
