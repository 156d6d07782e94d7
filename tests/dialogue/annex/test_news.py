"""Those who work on a case are told that answers have come in."""

import pytest
from django.urls import reverse

from needs.cases.annexes import news_of
from tests.cases.factories import make_case, make_user
from tests.dialogue.factories import make_open_inquiry, open_link
from tests.dialogue.factories_contribution import make_contribution

pytestmark = pytest.mark.django_db


def test_unread_answers_and_those_that_wait_for_review_are_counted_in_one_query(django_assert_num_queries):
    inquiry, quiet = make_open_inquiry(), make_open_inquiry()
    make_contribution(inquiry, {"V1": "Ja", "X1": "Nej"})
    reviewed, _token = open_link(inquiry, is_moderated=True)
    make_contribution(inquiry, {"V1": "Kanske", "X1": "Ja"}, invitation=reviewed)
    cases = [inquiry.case, quiet.case]
    with django_assert_num_queries(1):
        told = news_of(cases)
    assert told == {inquiry.case.pk: ("3 nya svar att ta hand om", reverse("inbox", args=[inquiry.case.key]))}


def test_the_hub_and_the_overview_lead_to_the_inbox(client):
    inquiry = make_open_inquiry()
    make_contribution(inquiry, {"V1": "Ja"})
    client.force_login(inquiry.case.owner)
    for address in (reverse("case_hub", args=[inquiry.case.key]), reverse("overview")):
        page = client.get(address).content.decode()
        assert f'<a href="{reverse("inbox", args=[inquiry.case.key])}"' in page
        assert "1 nytt svar att ta hand om" in page


def test_administrators_find_their_organisation_from_the_overview(client):
    case = make_case()
    for role, finds in (("administrator", True), ("officer", False)):
        client.force_login(make_user(role, case.organisation))
        page = client.get(reverse("overview")).content.decode()
        assert (reverse("organisation", args=[case.organisation.key]) in page) is finds
