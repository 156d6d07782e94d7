from datetime import timedelta

import pytest
from django.utils import timezone

from needs.dialogue.forms.inquiry import InquiryForm
from tests.dialogue.factories import make_inquiry

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("days", "faults"),
    [
        (-1, ["Den dagen har passerat. Välj i dag eller en senare dag."]),
        (0, []),
        (366, []),
        (367, ["Välj en sista dag inom ett år."]),
    ],
)
def test_a_last_day_that_cannot_be_is_refused_where_it_is_written(days, faults):
    inquiry = make_inquiry()
    closes_on = timezone.localdate() + timedelta(days=days)
    form = InquiryForm(
        {"title": "Vad behövs?", "closes_on": f"{closes_on}", "version": inquiry.version}, inquiry=inquiry
    )
    assert form.errors.get("closes_on", []) == faults


def test_the_last_day_may_be_left_until_later():
    inquiry = make_inquiry()
    form = InquiryForm({"title": "Vad behövs?", "closes_on": "", "version": inquiry.version}, inquiry=inquiry)
    assert "closes_on" not in form.errors
