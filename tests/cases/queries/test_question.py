"""What an organisation asks: the shipped bank with its own wordings and questions laid over it."""

import pytest

from needs.cases.models import BankQuestion
from needs.cases.queries.question import bank, questions_for, wordings
from tests.cases.factories import make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return make_organisation()


def own(organisation, code="M1", language="sv", wording="Vad vill du få gjort hos oss?", **values):
    about = {"organisation": organisation, "perspective": "citizen", "code": code, "language": language}
    return BankQuestion.objects.create(**about, wording=wording, **values)


def ids(organisation, language="sv", kind="citizen"):
    return [question.id for question in bank(organisation, kind, language)]


def test_without_wordings_of_its_own_an_organisation_asks_what_is_shipped(organisation):
    first = bank(organisation, "citizen", "sv")[0]
    assert ids(organisation) == [f"M{number}" for number in range(1, 9)]
    assert (first.wording, first.is_own) == ("Vad försöker du få gjort när du möter tjänsten?", False)
    assert first.hint
    assert first.why
    assert first.example


def test_an_own_wording_stands_where_the_shipped_one_stood_in_its_language_alone(organisation):
    own(organisation, hint="Berätta om senaste gången.")
    swedish, english = bank(organisation, "citizen", "sv")[0], bank(organisation, "citizen", "en")[0]
    assert (swedish.wording, swedish.hint, swedish.why) == (
        "Vad vill du få gjort hos oss?", "Berätta om senaste gången.", "",
    )  # fmt: skip
    assert (swedish.is_own, english.is_own) == (True, False)
    assert english.wording == "What are you trying to get done when you meet the service?"


def test_another_organisation_keeps_the_shipped_wording(organisation):
    own(organisation)
    assert not bank(make_organisation(), "citizen", "sv")[0].is_own


def test_own_questions_follow_the_shipped_ones_in_the_order_of_their_numbers(organisation):
    own(organisation, "M1000", wording="Sist?")
    own(organisation, "M101", wording="Först?")
    assert ids(organisation)[-3:] == ["M8", "M101", "M1000"]
    assert ids(organisation, kind="customer") == [f"K{number}" for number in range(1, 9)]


def test_a_question_in_swedish_alone_is_not_asked_in_english_but_shown_to_colleagues(organisation):
    own(organisation, "M101", wording="Bara på svenska?")
    assert "M101" not in ids(organisation, "en")
    shown = questions_for("citizen", organisation, "en")[-1]
    assert (shown.id, shown.wording, shown.language) == ("M101", "Bara på svenska?", "sv")


def test_a_retired_question_is_asked_in_no_language_and_comes_last_where_it_was_answered(organisation):
    own(organisation, "M2", wording="", retired=True)
    assert "M2" not in ids(organisation)
    assert "M2" not in ids(organisation, "en")
    last = questions_for("citizen", organisation, "sv", answered={"M2"})[-1]
    assert (last.id, last.is_retired) == ("M2", True)
    assert last.wording == "När fungerade det senast dåligt, och vad blev följden för dig?"


def test_an_empty_wording_is_the_shipped_one(organisation):
    own(organisation, wording="")
    assert not bank(organisation, "citizen", "sv")[0].is_own


def test_wordings_are_swedish_and_hold_what_is_no_longer_asked(organisation):
    own(organisation, "M101", wording="Förr frågade vi?", retired=True)
    own(organisation, "M102", "en", wording="English only?")
    found = wordings(organisation)
    assert (found["M101"], found["M102"]) == ("Förr frågade vi?", "English only?")
    assert found["K1"] == "Vilket resultat vill du kunna peka på ett år efter avtalsstart?"
    assert len(found) == 50


@pytest.mark.parametrize("rows", [1, 3])
def test_the_bank_takes_one_query(organisation, rows, django_assert_num_queries):
    for number in range(rows):
        own(organisation, f"M{101 + number}")
    with django_assert_num_queries(1):
        bank(organisation, "citizen", "sv")
