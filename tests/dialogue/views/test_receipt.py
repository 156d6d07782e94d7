"""The receipt: what was sent, when, and what has come of it, without what may not be told outside."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from needs.cases.models import Case, Need
from needs.dialogue.models import Contribution, Item, Moderation, Use
from tests.cases.factories import make_need
from tests.dialogue.factories_contribution import COMPARISONS, make_asking, make_contribution, make_invited, make_token

pytestmark = pytest.mark.django_db


def receipt_of(contribution: Contribution, name: str = "contribute_receipt") -> str:
    client = Client()
    token = make_token(contribution.invitation, reply=contribution.reply)
    client.post(reverse("contribute", kwargs={"token": token}))
    return client.get(reverse(name)).content.decode()


def use(contribution: Contribution, need: Need, part: str = "M1") -> None:
    item = contribution.items.get(part=part)
    Item.objects.filter(pk=item.pk).update(handling="used", handled_by=need.created_by, handled_at=timezone.now())
    Use.objects.create(item=item, need=need, by=need.created_by, at=timezone.now())


def test_it_tells_number_time_and_checksum():
    contribution = make_contribution(make_asking())
    page = receipt_of(contribution)
    received = timezone.localtime(contribution.received_at)
    digits = contribution.checksum[:12].upper()
    for words in (contribution.ref, f"{received:%Y-%m-%d %H:%M}", f"{digits[:4]} {digits[4:8]} {digits[8:]}"):
        assert words in page


def test_it_tells_in_which_need_each_answer_was_used():
    contribution = make_contribution(make_asking(), {"M1": "Larmet", "M2": "Tiden", "X1": "Ingenting"})
    use(contribution, make_need(contribution.case, title="Höras direkt"))
    aside = contribution.items.get(part="M2")
    Item.objects.filter(pk=aside.pk).update(handling="set_aside", reason="Rör en annan upphandling")
    page = receipt_of(contribution)
    assert "Vi har använt det i B-001 Höras direkt." in page
    assert "Vi har lagt det åt sidan: Rör en annan upphandling" in page
    assert page.count("Vi har inte gått igenom det än.") == 1


def test_a_need_that_may_be_secret_is_not_named():
    contribution = make_contribution(make_asking())
    use(contribution, make_need(contribution.case, title="Larmets kod", secrecy_rule="OSL 18 kap. 8 §"))
    page = receipt_of(contribution)
    assert "Larmets kod" not in page
    assert "Vi har använt det i beskrivningen av ett behov." in page


def test_a_secret_need_beside_another_is_only_counted():
    contribution = make_contribution(make_asking())
    use(contribution, make_need(contribution.case, title="Höras direkt"))
    secret = make_need(contribution.case, title="Larmets kod", secrecy_reason="Skyddet")
    Use.objects.create(item=contribution.items.get(), need=secret, by=secret.created_by, at=timezone.now())
    assert "Vi har använt det i B-001 Höras direkt och ett annat behov." in receipt_of(contribution)


def test_needs_of_a_restricted_case_are_not_named():
    contribution = make_contribution(make_asking())
    use(contribution, make_need(contribution.case, title="Höras direkt"))
    Case.objects.update(restricted=True)
    assert "Höras direkt" not in receipt_of(contribution)


@pytest.mark.parametrize(
    "accepted, words", [(None, "Ditt svar väntar på granskning."), (False, "räknar det inte: Reklam"), (True, "")]
)
def test_an_answer_by_a_moderated_link_tells_how_it_stands(accepted, words):
    inquiry = make_asking()
    contribution = make_contribution(inquiry, invitation=make_invited(inquiry, "open", is_moderated=True))
    if accepted is not None:
        reason = "" if accepted else "Reklam"
        Moderation.objects.create(
            contribution=contribution, accepted=accepted, reason=reason, by=inquiry.created_by, at=timezone.now()
        )
    page = receipt_of(contribution)
    assert words in page
    assert ("Vi har granskat" in page or "Vi granskar" in page) == bool(words)


def test_the_copy_says_the_same_as_plain_text():
    inquiry = make_asking(comparisons=COMPARISONS)
    contribution = make_contribution(
        inquiry, {"M1": "Larmet <b> & annat"}, choices={"1": "right", "2": "skip"}, proposals=[{"text": "Ett larm"}]
    )
    text = receipt_of(contribution, "contribute_copy")
    for words in (contribution.ref, "Larmet <b> & annat", "Hjälp i tid", "Överhoppat", "Ett larm"):
        assert words in text


def test_the_copy_is_a_file_named_by_the_receipt():
    contribution = make_contribution(make_asking())
    client = Client()
    client.post(reverse("contribute", kwargs={"token": make_token(contribution.invitation)}))
    response = client.get(reverse("contribute_copy"))
    assert response["Content-Disposition"] == f'attachment; filename="{contribution.ref}.txt"'
    assert response["Content-Type"] == "text/plain; charset=utf-8"


def test_before_anything_is_sent_there_is_no_receipt(client):
    client.post(reverse("contribute", kwargs={"token": make_token(make_invited(make_asking()))}))
    for name in ("contribute_receipt", "contribute_copy"):
        assert client.get(reverse(name))["Location"] == reverse("contribute_start")


def test_the_receipt_takes_as_many_queries_for_one_answer_as_for_three(django_assert_num_queries):
    for answers in ({"M1": "Ett"}, {"M1": "Ett", "M2": "Två", "X1": "Tre"}):
        contribution = make_contribution(make_asking(), answers)
        for part in answers:
            use(contribution, make_need(contribution.case), part)
        client = Client()
        client.post(reverse("contribute", kwargs={"token": make_token(contribution.invitation)}))
        with django_assert_num_queries(5):  # the visit, the answer, the files, the items, their needs
            client.get(reverse("contribute_receipt"))
