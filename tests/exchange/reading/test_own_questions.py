"""Answers to an organisation's own questions, read by an organisation that may ask something else."""

import pytest

from needs.cases.actions.perspective import change_perspective
from needs.cases.actions.question import create_question
from needs.cases.models import Answer, BankQuestion
from needs.cases.queries.question import bank
from needs.cases.snapshot import snapshot
from needs.exchange.reading import import_case_file, parse_case_file
from tests.cases.factories import make_case, make_organisation, make_user

pytestmark = pytest.mark.django_db
OURS, THEIRS = "Vad saknar du när du väntar?", "Vem hjälper dig i dag?"


@pytest.fixture
def case_file():
    """A case whose organisation has asked a question of its own, M101, and got an answer."""
    case = make_case()
    ask(case.organisation, OURS)
    answers = {"M101": {"state": "answered", "text": "En klocka", "evidence": ""}}
    citizen = case.perspectives.get(kind="citizen")
    change_perspective(perspective=citizen, values={"answers": answers}, edit=None, by=case.owner)
    return parse_case_file(snapshot(case).model_dump_json().encode())


@pytest.fixture
def home():
    return make_organisation()


def ask(organisation, wording):
    return create_question(organisation=organisation, perspective="citizen", values={"wording": wording}, by=None)


def read(case_file, home):
    officer = make_user("officer", home)
    case = import_case_file(case_file=case_file, organisation=home, owner=officer, by=officer)
    return next(part for part in snapshot(case).perspectives if part.kind == "citizen").answers


def test_the_question_comes_with_its_answer_and_is_not_asked(case_file, home):
    (answer,) = read(case_file, home)
    assert (answer.question, answer.wording, answer.text) == ("M101", OURS, "En klocka")
    assert "M101" not in [question.id for question in bank(home, "citizen", "sv")]


def test_a_number_that_is_another_question_here_is_not_taken(case_file, home):
    ask(home, THEIRS)
    (answer,) = read(case_file, home)
    assert (answer.question, answer.wording) == ("M102", OURS)


def test_the_same_question_here_is_the_same_whatever_its_number(case_file, home):
    ask(home, THEIRS)
    ask(home, OURS)
    (answer,) = read(case_file, home)
    assert (answer.question, BankQuestion.objects.filter(organisation=home).count()) == ("M102", 2)


def test_read_twice_the_question_is_kept_once(case_file, home):
    read(case_file, home)
    read(case_file, home)
    assert BankQuestion.objects.filter(organisation=home).count() == 1
    assert Answer.objects.filter(question="M101", perspective__case__organisation=home).count() == 2
