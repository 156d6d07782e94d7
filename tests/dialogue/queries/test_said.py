import pytest

from needs.dialogue.answers import Content, Proposal
from needs.dialogue.forms.need_from_answer import initial_need
from needs.dialogue.queries.said import said
from tests.dialogue.factories_contribution import make_asking

pytestmark = pytest.mark.django_db
BUILT = Proposal(who="Den som har hemtjänst", what="Att veta vem som kommer.", so_that="Så att de slipper vänta")


def test_a_sentence_says_no_word_twice_and_the_words_stay_as_they_were_written():
    found = said(Content(proposals=[BUILT]), make_asking())["need-1"]
    assert found.statement == "Den som har hemtjänst behöver veta vem som kommer, så att de slipper vänta."
    assert found.written == "Den som har hemtjänst\nAtt veta vem som kommer.\nSå att de slipper vänta"


def test_a_need_begins_with_the_parts_as_the_sentence_reads_them():
    inquiry = make_asking()
    found = initial_need(said(Content(proposals=[BUILT]), inquiry)["need-1"], inquiry, may_quote=True)
    assert (found["what"], found["so_that"]) == ("veta vem som kommer", "de slipper vänta")


def test_a_need_begins_with_the_parts_of_a_plain_sentence():
    inquiry = make_asking()
    own = Proposal(text="Jag behöver veta vem som kommer, så att jag hinner bli klar")
    found = initial_need(said(Content(proposals=[own]), inquiry)["need-1"], inquiry, may_quote=False)
    parts = ("", "veta vem som kommer", "jag hinner bli klar")
    assert (found["who"], found["what"], found["so_that"]) == parts
