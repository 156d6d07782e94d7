import pytest
from django.utils import timezone

from needs.dialogue.actions.delivery import log, mark_bounced, mark_sent
from needs.dialogue.queries.log import PAGE, log_page, names_of, received
from tests.dialogue.factories import invite_one, make_open_inquiry, open_link
from tests.dialogue.factories_contribution import make_contribution

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("perspective", "tells_which_answer"), [("business", True), ("industry", True), ("citizen", False)]
)
def test_the_log_tells_who_got_what_and_only_of_suppliers_which_answer_is_theirs(perspective, tells_which_answer):
    inquiry = make_open_inquiry(perspective=perspective)
    anna, _token = invite_one(inquiry, "anna@exempel.se", name="Anna Ek")
    open_link(inquiry)
    mark_sent(anna, "invitation")
    log(anna, "material", "Underlag.pdf")
    contribution = make_contribution(inquiry, {"V1": "Ja"}, invitation=anna)
    found = log_page(inquiry, names_of(inquiry))
    at = f"{timezone.localtime(contribution.received_at):%Y-%m-%d %H:%M}"
    assert found.lines[-1].when == (at if tells_which_answer else at[:10])
    assert [(line.who, line.what, line.detail) for line in found.lines] == [
        ("Anna Ek", "Inbjuden", ""),
        ("Öppen länk 1", "Länk skapad", ""),
        ("Anna Ek", "Inbjudan skickad", ""),
        ("Anna Ek", "Hämtade bilagan", "Underlag.pdf"),
        ("Anna Ek", "Svarade", contribution.ref if tells_which_answer else ""),
    ]


def test_the_log_can_be_read_for_one_alone():
    inquiry = make_open_inquiry()
    anna, _token = invite_one(inquiry, name="Anna Ek")
    invite_one(inquiry, name="Bo Berg")
    assert [line.who for line in log_page(inquiry, names_of(inquiry), only=anna.key).lines] == ["Anna Ek"]


def test_a_long_log_is_read_page_by_page():
    inquiry = make_open_inquiry()
    anna, _token = invite_one(inquiry)
    for _ in range(PAGE):
        log(anna, "opened")
    names = names_of(inquiry)
    first, second = (log_page(inquiry, names, page=page) for page in (1, 2))
    assert (len(first.lines), first.has_next) == (PAGE, True)
    assert (len(second.lines), second.has_next) == (1, False)


def test_what_each_has_received_stands_on_one_row():
    inquiry = make_open_inquiry()
    anna, _token = invite_one(inquiry, name="Anna Ek", represents="Bageriet")
    bo, _token = invite_one(inquiry, name="Bo Berg")
    mark_sent(anna, "invitation")
    mark_sent(anna, "reminder")
    log(anna, "material", "Underlag.pdf")
    log(anna, "material", "Karta.pdf")
    mark_bounced(bo)
    first, second = received(inquiry, names_of(inquiry))
    assert (first.who, first.represents, first.fetched, bool(first.reminded)) == ("Anna Ek", "Bageriet", 2, True)
    assert (second.who, second.sent, second.has_bounced, second.fetched) == ("Bo Berg", "", True, 0)


@pytest.mark.parametrize("number", [1, 3])
def test_the_log_takes_the_same_queries_for_one_and_three(number, django_assert_num_queries):
    inquiry = make_open_inquiry()
    for _ in range(number):
        mark_sent(invite_one(inquiry)[0], "invitation")
    with django_assert_num_queries(4):
        names = names_of(inquiry)
        log_page(inquiry, names)
        received(inquiry, names)
