import pytest

from needs.cases.actions.need import retire_need
from needs.cases.models import Need
from needs.dialogue.actions.inbox import set_aside, set_aside_many, take_back, use_in_need, use_in_new_need
from needs.dialogue.models import Contribution, Item, Use
from needs.safekeeping.models import Event
from needs.safekeeping.refusal import RuleViolation
from tests.cases.factories import make_need
from tests.dialogue.factories_contribution import make_asking, make_contribution

pytestmark = pytest.mark.django_db
STATEMENT = {"title": "Någon kommer vid larm", "who": "Den som larmar", "what": "få hjälp", "perspective": "citizen"}
SAID = {"M1": "Att någon kommer när jag larmar. Helst inom en kvart.", "M2": "I julas dröjde det två timmar."}


def make_received(**content) -> Contribution:
    return make_contribution(make_asking(), **({"answers": SAID, "may_quote": True, "first_hand": True} | content))


def item_of(contribution: Contribution, part: str = "M1") -> Item:
    return contribution.items.select_related("contribution__case").get(part=part)


def standing(item: Item) -> tuple[str, str, int]:
    item.refresh_from_db()
    return item.handling, item.reason, item.version


def quotes(need: Need) -> list[tuple[str, str]]:
    return [(link.source.ref, link.quote) for link in need.source_links.select_related("source")]


def told(item: Item) -> list[tuple[str, str, str]]:
    events = Event.objects.filter(record=f"contribution:{item.contribution.ref}", kind__startswith="answer.")
    return [(event.kind, event.changes["part"][1], event.note) for event in events.order_by("sequence")]


def use(item: Item, need: Need, quote: str = "", by=None) -> Use:
    by = by or item.contribution.case.owner
    return use_in_need(item=item, need=need, quote=quote, version=Item.objects.get(pk=item.pk).version, by=by)


def new_need(item: Item, quote: str = "någon kommer när jag larmar") -> Need:
    by = item.contribution.case.owner
    return use_in_new_need(item=item, values=STATEMENT, quote=quote, version=1, by=by)


def codes(refused: pytest.ExceptionInfo[RuleViolation]) -> list[str]:
    return [obstacle.code for obstacle in refused.value.obstacles]


def test_quotes_of_several_answers_are_paragraphs():
    received = make_received()
    need = make_need(received.case)
    use(item_of(received), need, "Helst inom\nen kvart.")
    use(item_of(received, "M2"), need, "två timmar")
    assert quotes(need) == [("U-001", "Helst inom\nen kvart.\n\ntvå timmar")]


def test_an_answer_is_set_aside_with_a_reason():
    item = item_of(make_received())
    set_aside(item=item, reason=" Säger samma som M2. ", version=1, by=item.contribution.case.owner)
    assert standing(item) == ("set_aside", "Säger samma som M2.", 2)
    assert told(item) == [("answer.set_aside", "M1", "Säger samma som M2.")]


def test_without_a_reason_nothing_is_set_aside():
    item = item_of(make_received())
    with pytest.raises(RuleViolation) as refused:
        set_aside(item=item, reason="  ", version=1, by=item.contribution.case.owner)
    assert (codes(refused), standing(item)) == (["answer-reason"], ("unread", "", 1))


def test_an_answer_that_a_need_rests_on_is_not_set_aside():
    item = item_of(make_received())
    new_need(item)
    with pytest.raises(RuleViolation) as refused:
        set_aside(item=item, reason="Fel", version=2, by=item.contribution.case.owner)
    assert (codes(refused), standing(item)) == (["answer-in-use"], ("used", "", 2))


def test_an_answer_that_was_set_aside_can_be_taken_up_again():
    item = item_of(make_received())
    by = item.contribution.case.owner
    set_aside(item=item, reason="Fel", version=1, by=by)
    take_back(item=item, version=2, by=by)
    assert (*standing(item), item.handled_by, item.handled_at) == ("unread", "", 3, None, None)


def test_what_is_taken_back_leaves_the_need_without_its_words():
    received = make_received()
    need = make_need(received.case)
    use(item_of(received), need, "Helst inom en kvart.")
    use(item_of(received, "M2"), need, "två timmar")
    take_back(item=item_of(received), version=2, by=received.case.owner)
    assert quotes(need) == [("U-001", "två timmar")]
    take_back(item=item_of(received, "M2"), version=2, by=received.case.owner)
    assert (quotes(need), Use.objects.count()) == ([], 0)


def test_words_that_another_answer_said_too_stay():
    first = make_received()
    second = make_contribution(first.inquiry, answers=SAID, may_quote=True)
    need = make_need(first.case)
    for received in (first, second):
        use(item_of(received), need, "Helst inom en kvart.")
    take_back(item=item_of(first), version=2, by=first.case.owner)
    assert quotes(need) == [("U-001", "Helst inom en kvart.")]


def test_a_need_that_has_left_the_case_keeps_what_it_rested_on():
    item = item_of(make_received())
    need = new_need(item)
    retire_need(need=need, status="rejected", reason="Löst", edit=None, by=need.created_by)
    take_back(item=item, version=2, by=need.created_by)
    assert (quotes(need), item.uses.count()) == ([("U-001", "någon kommer när jag larmar")], 0)


def test_the_second_hears_the_reason_when_it_was_set_aside():
    item = item_of(make_received())
    set_aside(item=item, reason="Säger samma som M2", version=1, by=item.contribution.case.owner)
    with pytest.raises(RuleViolation) as refused:
        new_need(item)
    assert "Säger samma som M2" in str(refused.value)
    assert Need.objects.count() == 0


def test_several_are_set_aside_for_one_reason():
    received = make_received()
    chosen = {(received.number, "M1"): 1, (received.number, "M2"): 1}
    done, left = set_aside_many(case=received.case, chosen=chosen, reason="Gäller växeln", by=received.case.owner)
    assert (done, left) == (2, [])
    assert {standing(item) for item in received.items.all()} == {("set_aside", "Gäller växeln", 2)}
    assert told(item_of(received)) == [
        ("answer.set_aside", "M1", "Gäller växeln"),
        ("answer.set_aside", "M2", "Gäller växeln"),
    ]


def test_of_several_those_that_others_have_handled_are_left():
    received = make_received()
    new_need(item_of(received))
    chosen = {(received.number, "M1"): 1, (received.number, "M2"): 1}
    done, left = set_aside_many(case=received.case, chosen=chosen, reason="Gäller växeln", by=received.case.owner)
    assert (done, [obstacle.code for obstacle in left]) == (1, ["answer-handled"])
    assert standing(item_of(received)) == ("used", "", 2)


def test_answers_of_another_case_are_not_touched():
    received, other = make_received(), make_received()
    done, left = set_aside_many(
        case=received.case, chosen={(other.number, "M2"): 1}, reason="Nej", by=received.case.owner
    )
    assert (done, left, standing(item_of(other, "M2"))) == (1, [], ("unread", "", 1))
    assert standing(item_of(received, "M2")) == ("set_aside", "Nej", 2)
