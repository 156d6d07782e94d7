from time import process_time

import pytest

from needs.language import Severity, Statement, blocking

from ..reading import said_by

GENEROUS = 2  # seconds


@pytest.mark.parametrize(
    ("what", "named"),
    [
        ("skriva i Microsoft Word på bussen", "Microsoft Word"),
        ("låna en iPad i två veckor", "iPad"),
        ("dela en Excel-fil med tio personer", "Excel-fil"),
        ("mötas i Teams", "Teams"),
        ("ha stolar av märket Solsta", "av märket Solsta"),
        ("ha armatur, fabrikat: Ljusta 40", "fabrikat: Ljusta 40"),
        ("ha pumpar typ AX20", "typ AX20"),
        ("köra fem bilar av modell Volkswagen ID.3", "av modell Volkswagen ID.3"),
        ("föra journal i ett stöd motsvarande Vitala", "motsvarande Vitala"),
        ("följa SS-EN 13549", "SS-EN 13549"),
        ("arbeta enligt ISO/IEC 27001:2022", "ISO/IEC 27001:2022"),
        ("have chairs of the brand Solsta", "of the brand Solsta"),
        ("run on something equivalent to Vitala", "equivalent to Vitala"),
    ],
)
def test_a_make_type_or_standard_blocks(what: str, named: str):
    remarks = blocking(Statement(what=what))
    assert [(remark.rule, remark.text, remark.severity) for remark in remarks] == [("brand", named, Severity.BLOCK)]


@pytest.mark.parametrize(
    "what",
    [
        "låna en iPad eller likvärdigt i två veckor",
        "låna en iPad (eller likvärdigt)",
        "ha stolar av märket Solsta, eller likvärdig",
        "ha Kinnarps stolar eller likvärdigt",
        "följa SS-EN 13549 eller likvärdigt",
        "borrow a Chromebook or equivalent",
    ],
)
def test_or_equivalent_right_after_settles_it(what: str):
    assert blocking(Statement(what=what)) == []


def test_every_reference_needs_its_own_or_equivalent():
    assert said_by("brand", "låna en iPad eller Chromebook eller likvärdigt") == ["iPad"]


@pytest.mark.parametrize(
    "ending", ["eller motsvarande", "eller liknande", "i stort sett eller likvärdigt", "likvärdigt"]
)
def test_other_words_do_not_settle_it(ending: str):
    assert said_by("brand", f"låna en iPad {ending}") == ["iPad"]


@pytest.mark.parametrize(
    "what",
    [
        "få hjälp med diabetes typ 2",
        "välja vilken typ av stöd det blir",
        "arbeta efter en modell för samverkan",
        "nå en nivå motsvarande Skolverkets kursplan",
        "få hjälp på motsvarande sätt på helgen",
        "äta äpplen från trakten till mellanmål",
        "cykla längs Nissan till skolan",
        "läsa 30 hp på distans",
        "ha en 100-metersbana",
        "bli mött av team som känner en",
        "Teams that visit at night",
        "Word for word, get what was said",
        "excel at school",
        "find the right type of help",
        "följa SFS 2018:1937",
        "nå ordet likvärdigt",
    ],
)
def test_ordinary_words_are_let_through(what: str):
    assert blocking(Statement(what=what)) == []


def test_the_problem_may_name_what_there_is_today():
    assert blocking(Statement(problem="I dag används Treserva.", what="se planen vid dörren")) == []
    assert [r.field for r in blocking(Statement(title="Treserva", met_when="Fungerar i Treserva."))] == [
        "title",
        "met_when",
    ]


def test_a_long_list_of_names_is_read_at_once():
    started = process_time()
    assert blocking(Statement(what="Volvo " * 10_000))
    assert process_time() - started < GENEROUS
