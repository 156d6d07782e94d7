import pytest
from django.db import connection
from django.db.models import F

from needs.cases.annexes import annex_faults
from needs.cases.models import Source
from needs.dialogue.actions.moderation import moderate
from needs.dialogue.annex import ANNEX
from needs.dialogue.models import Inquiry, Item
from needs.safekeeping import immutable
from tests.dialogue.factories import invite_one, make_open_inquiry
from tests.dialogue.factories_contribution import make_asking, make_contribution, make_invited

pytestmark = pytest.mark.django_db
TWO = {"V1": "Vi är för få.", "X1": "Pappren."}


def make_answered() -> Inquiry:
    """Asked one by one and by a reviewed link, all of it through the actions."""
    inquiry = make_open_inquiry()
    invitation, _token = invite_one(inquiry)
    make_contribution(inquiry, TWO, invitation=invitation, first_hand=True)
    many = make_invited(inquiry, "open", is_moderated=True)
    accepted, refused, _waiting = (make_contribution(inquiry, TWO, invitation=many, first_hand=True) for _ in range(3))
    moderate(contribution=accepted, accepted=True, by=inquiry.case.owner)
    moderate(contribution=refused, accepted=False, reason="Reklam", by=inquiry.case.owner)
    return inquiry


def test_what_came_in_through_the_application_has_no_fault():
    inquiry = make_answered()
    source = Source.objects.get(inquiry=inquiry)
    assert (source.voices, source.first_hand, source.invited) == (2, 2, 1)
    assert list(annex_faults()) == []


@pytest.mark.parametrize(
    "wrong", [{"voices": F("voices") + 1}, {"first_hand": 0}, {"invited": 0}, {"voices": 9, "first_hand": 2}]
)
def test_a_source_that_does_not_count_what_came_in_is_told(wrong):
    inquiry = make_answered()
    Source.objects.filter(inquiry=inquiry).update(**wrong)
    assert list(annex_faults()) == [(f"source {inquiry.case.number} U-001", "count")]


def test_an_answer_that_is_not_in_the_inbox_is_told():
    contribution = make_contribution(make_asking())
    Source.objects.update(invited=1)
    Item.objects.all().delete()
    assert list(annex_faults()) == [(f"contribution {contribution.ref}", "missing")]


@pytest.mark.parametrize(
    "change,told",
    [
        ("content = replace(content, 'larmar', 'ringer')", ["checksum"]),
        ("content = '{}'", ["checksum", "form", "missing"]),
        ("content = 'x'", ["checksum", "form"]),
        ("may_quote = not may_quote", ["columns"]),
        ("role = 'supplies'", ["columns"]),
    ],
)
def test_a_contribution_that_somebody_has_changed_is_told(change, told):
    contribution = make_contribution(make_asking())
    Source.objects.update(invited=1)
    immutable.drop_triggers(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE dialogue_contribution SET {change}")
    immutable.create_triggers(connection)
    assert list(annex_faults()) == [(f"contribution {contribution.ref}", what) for what in told]


@pytest.mark.parametrize("number", [1, 3, 30])
def test_reading_asks_as_often_however_much_came_in(django_assert_num_queries, number):
    inquiry = make_asking()
    many = make_invited(inquiry, "open")
    for _ in range(number):
        make_contribution(inquiry, invitation=many)
    with django_assert_num_queries(5):
        (part,) = ANNEX.read(inquiry.case)["inquiries"]
    assert len(part.contributions) == number
