import pytest

from needs.cases.actions.need import change_need
from needs.cases.actions.perspective import change_perspective
from needs.cases.models import Answer
from needs.safekeeping.merging import Edit
from needs.safekeeping.models import Event
from tests.cases.factories import make_case, make_need

pytestmark = pytest.mark.django_db


def test_a_text_that_comes_back_from_a_browser_unchanged_is_no_change():
    need = make_need(make_case(), problem="Det första.\n\nDet andra.")
    same = change_need(need=need, values={"problem": "Det första.\r\n\r\nDet andra."}, edit=Edit(1), by=need.case.owner)
    assert same.version == 1
    assert not Event.objects.filter(kind="need.changed").exists()


def test_line_ends_are_kept_in_one_way_however_deep_they_stand():
    case = make_case()
    answers = {"M1": {"state": "answered", "text": "Ett\r\nTvå", "evidence": ""}}
    perspective = case.perspectives.get(kind="citizen")
    change_perspective(perspective=perspective, values={"answers": answers}, edit=None, by=case.owner)
    assert Answer.objects.get().text == "Ett\nTvå"
    assert Event.objects.get(kind="perspective.changed").changes["M1"][1]["text"] == "Ett\nTvå"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Larm\u202e mral\u202c", "Larm mral"),
        ("\ufeffNatt\u200bpatrull\u2066\u2069", "Nattpatrull"),
        ("Ett\x00\x07\x1f två\ttre", "Ett två\ttre"),
        ("Ett\x0btvå\rtre", "Ett\ntvå\ntre"),
        ("Familj \U0001f468\u200d\U0001f469\u200d\U0001f467", "Familj \U0001f468\u200d\U0001f469\u200d\U0001f467"),
    ],
)
def test_nothing_is_hidden_in_a_text_that_is_kept(typed, kept):
    need = make_need(make_case())
    assert change_need(need=need, values={"problem": typed}, edit=None, by=need.case.owner).problem == kept
