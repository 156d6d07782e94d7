import pytest
from django.core.exceptions import PermissionDenied

from needs.cases.actions.need import create_need
from needs.cases.actions.need_batch import create_needs
from needs.safekeeping.events import broken_links, stream_of
from tests.cases.factories import make_case, make_need, make_source, make_user

pytestmark = pytest.mark.django_db
ROWS = [({"title": "Sova", "moscow": "must", "met_when": ["tyst"], "note": ""}, "rad 2"), ({"what": "larma"}, "rad 3")]
TOLD = ("kind", "record", "record_version", "changes", "note")
COLUMNS = ("number", "title", "what", "moscow", "met_when", "status", "note", "version")


def test_needs_made_together_are_those_made_one_by_one():
    together, alone = make_case(), make_case()
    source, _other = make_source(together), make_source(alone)
    create_needs(case=together, rows=ROWS, by=together.owner, source=source)
    for values, note in ROWS:
        links = {"sources": [{"source": "U-001", "quote": ""}]}
        create_need(case=alone, values=values | links, by=alone.owner, note=note)
    told = [list(stream_of(case.key).filter(kind="need.created").values(*TOLD)) for case in (together, alone)]
    rows = [list(case.needs.values(*COLUMNS, "source_links__source__number")) for case in (together, alone)]
    assert told[0] == told[1]
    assert rows[0] == rows[1]


def test_the_chain_holds_before_and_after():
    case = make_case()
    make_need(case)
    needs = create_needs(case=case, rows=ROWS, by=case.owner, source=make_source(case))
    assert [need.ref for need in needs] == ["B-002", "B-003"]
    assert make_need(case).ref == "B-004"
    assert list(broken_links()) == []


def test_a_reader_makes_none():
    case = make_case()
    with pytest.raises(PermissionDenied):
        create_needs(case=case, rows=ROWS, by=make_user("reader", case.organisation))
    assert case.needs.count() == 0


def test_the_statements_do_not_grow_with_the_needs(django_assert_max_num_queries):
    case = make_case()
    with django_assert_max_num_queries(50):
        create_needs(case=case, rows=ROWS * 100, by=case.owner)
