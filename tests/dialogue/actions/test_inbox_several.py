import pytest

from needs.dialogue.actions.inbox import set_aside
from needs.dialogue.actions.inbox_several import use_many_in_need
from tests.cases.factories import make_need
from tests.dialogue.factories_contribution import make_asking, make_contribution

pytestmark = pytest.mark.django_db
SAID = {"M1": "Att någon kommer när jag larmar.", "M2": "I julas dröjde det två timmar."}


def test_a_need_rests_on_several_answers_each_with_its_words_when_they_may_be_quoted():
    open_one = make_contribution(make_asking(), SAID, may_quote=True)
    private = make_contribution(open_one.inquiry, {"M1": "Hemligt"}, may_quote=False)
    need, by = make_need(open_one.case), open_one.case.owner
    chosen = {(open_one.number, "M1"): 1, (open_one.number, "M2"): 1, (private.number, "M1"): 1}
    assert use_many_in_need(case=open_one.case, chosen=chosen, need=need, by=by) == (3, [])
    assert need.source_links.get().quote == f"{SAID['M1']}\n\n{SAID['M2']}"


def test_of_several_those_that_a_colleague_has_handled_are_told_and_left():
    sheet = make_contribution(make_asking(), SAID, may_quote=True)
    need, by = make_need(sheet.case), sheet.case.owner
    item = sheet.items.select_related("contribution__case").get(part="M1")
    set_aside(item=item, reason="Nej", version=1, by=by)
    chosen = {(sheet.number, "M1"): 1, (sheet.number, "M2"): 1}
    done, left = use_many_in_need(case=sheet.case, chosen=chosen, need=need, by=by)
    assert (done, [obstacle.code for obstacle in left]) == (1, ["answer-handled"])
    assert need.source_links.get().quote == SAID["M2"]
