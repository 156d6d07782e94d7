import pytest

from needs.cases.actions.need import retire_need
from needs.cases.actions.source import change_source, create_source, remove_source
from needs.cases.models import Source
from needs.safekeeping.merging import Edit
from needs.safekeeping.refusal import RuleViolation
from tests.cases.factories import make_case, make_need, make_source

pytestmark = pytest.mark.django_db


def test_more_first_hand_voices_than_voices_are_refused_in_words():
    case = make_case()
    with pytest.raises(RuleViolation, match="egen erfarenhet"):
        create_source(case=case, values={"kind": "hearing", "voices": 2, "first_hand": 3}, by=case.owner)
    assert not Source.objects.exists()


def test_two_changes_that_are_right_alone_but_not_together_are_refused():
    source = make_source(make_case(), voices=5, first_hand=1)
    by = source.case.owner
    change_source(source=source, values={"voices": 2, "first_hand": 1}, edit=Edit(1), by=by)
    with pytest.raises(RuleViolation, match="egen erfarenhet"):
        change_source(source=source, values={"voices": 5, "first_hand": 4}, edit=Edit(1), by=by)
    source.refresh_from_db()
    assert (source.voices, source.first_hand) == (2, 1)


def test_a_source_stays_while_an_active_need_rests_on_it():
    case = make_case()
    source = make_source(case)
    need = make_need(case, sources=[{"source": "U-001", "quote": ""}])
    with pytest.raises(RuleViolation, match="B-001"):
        remove_source(source=source, by=case.owner)
    retire_need(need=need, status="deferred", reason="Senare", edit=None, by=case.owner)
    assert remove_source(source=source, by=case.owner).removed
    assert make_source(case).ref == "U-002"
