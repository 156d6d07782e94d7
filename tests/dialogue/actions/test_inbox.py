import pytest
from django.core.exceptions import PermissionDenied

from needs.cases.actions.decision import submit_case
from needs.cases.actions.need import merge_needs
from needs.cases.models import Need
from needs.dialogue.actions.inbox import set_aside, use_in_need, use_in_new_need
from needs.dialogue.models import Contribution, Item, Use
from needs.safekeeping.models import Event
from needs.safekeeping.refusal import RuleViolation
from tests.cases.factories import make_need, make_ready_case, make_user
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


def test_a_need_is_made_of_an_answer_and_rests_on_its_words():
    item = item_of(make_received())
    need = new_need(item)
    assert (need.ref, need.title, need.perspective) == ("B-001", "Någon kommer vid larm", "citizen")
    assert quotes(need) == [("U-001", "någon kommer när jag larmar")]
    assert standing(item) == ("used", "", 2)
    used = item.uses.get()
    assert (used.need, used.quote, used.by) == (need, "någon kommer när jag larmar", need.created_by)
    assert told(item) == [("answer.used", "M1", "B-001")]


def test_words_that_may_not_be_quoted_stay_inside():
    item = item_of(make_received(may_quote=False))
    need = new_need(item)
    assert (quotes(need), item.uses.get().quote) == ([("U-001", "")], "någon kommer när jag larmar")


def test_an_answer_is_given_to_a_need_that_is_there():
    item = item_of(make_received())
    need = make_need(item.contribution.case)
    use(item, need, "Helst inom en kvart.")
    assert quotes(need) == [("U-001", "Helst inom en kvart.")]
    assert standing(item) == ("used", "", 2)


def test_the_same_words_stand_once():
    first = make_received()
    second = make_contribution(first.inquiry, answers=SAID, may_quote=True)
    need = make_need(first.case)
    use(item_of(first), need, "Helst inom en kvart.")
    use(item_of(second), need, "Helst inom en kvart.")
    assert quotes(need) == [("U-001", "Helst inom en kvart.")]


def test_one_answer_can_be_behind_several_needs():
    item = item_of(make_received())
    needs = [make_need(item.contribution.case), make_need(item.contribution.case)]
    for need in needs:
        use(item, need)
    assert [each.need for each in item.uses.all()] == needs
    assert standing(item) == ("used", "", 3)


@pytest.mark.parametrize(
    "quote",
    ["någon kommer", "Att någon … inom en kvart.", "kommer när\njag   larmar", "Att [...] larmar", ""],
)
def test_a_quote_is_words_of_the_answer(quote):
    assert new_need(item_of(make_received()), quote).ref == "B-001"


@pytest.mark.parametrize("quote", ["någon kommer aldrig", "inom en kvart … någon", "NÅGON KOMMER"])
def test_a_quote_has_no_words_of_its_own(quote):
    item = item_of(make_received())
    with pytest.raises(RuleViolation) as refused:
        new_need(item, quote)
    assert codes(refused) == ["answer-quote"]
    assert (standing(item), Need.objects.count(), Event.objects.filter(kind="answer.used").count()) == (
        ("unread", "", 1),
        0,
        0,
    )


def test_a_proposal_can_be_quoted_as_the_sentence_it_makes():
    proposal = {"who": "Nattpersonalen", "what": "se vem som larmar", "so_that": "hjälpen kommer fram"}
    item = item_of(make_received(proposals=[proposal]), "need-1")
    need = new_need(item, "Nattpersonalen behöver se vem som larmar, så att hjälpen kommer fram.")
    assert quotes(need)[0][1].startswith("Nattpersonalen behöver se")


def test_a_need_that_has_left_the_case_gains_nothing():
    item = item_of(make_received())
    need, into = make_need(item.contribution.case), make_need(item.contribution.case)
    merge_needs(need=need, into=into, reason="Samma", by=need.created_by)
    with pytest.raises(RuleViolation):
        use(item, need)
    assert standing(item) == ("unread", "", 1)


def test_a_need_of_another_case_is_refused():
    item = item_of(make_received())
    with pytest.raises(RuleViolation) as refused:
        use(item, make_need(make_ready_case()))
    assert (codes(refused), standing(item)) == (["answer-other-case"], ("unread", "", 1))


def test_a_need_that_already_rests_on_the_answer_is_not_given_it_twice():
    item = item_of(make_received())
    need = new_need(item)
    with pytest.raises(RuleViolation) as refused:
        use(item, need)
    assert codes(refused) == ["answer-used-there"]


def test_the_second_to_handle_an_answer_hears_who_was_first_and_what_she_did():
    item = item_of(make_received())
    need = new_need(item)
    colleague = make_user("officer", item.contribution.case.organisation)
    with pytest.raises(RuleViolation) as refused:
        set_aside(item=item, reason="Hör inte hit", version=1, by=colleague)
    (obstacle,) = refused.value.obstacles
    assert (obstacle.code, obstacle.fragment) == ("answer-handled", "M1")
    assert obstacle.message.startswith(f"{need.created_by.name} har använt svaret i B-001.")


@pytest.mark.parametrize("role", ["reader", "contributor", "approver", "administrator"])
def test_only_those_who_write_needs_handle_answers(role):
    item = item_of(make_received())
    somebody = make_user(role, item.contribution.case.organisation)
    with pytest.raises(PermissionDenied):
        set_aside(item=item, reason="Nej", version=1, by=somebody)
    with pytest.raises(PermissionDenied):
        use_in_new_need(item=item, values=STATEMENT, quote="", version=1, by=somebody)
    assert standing(item) == ("unread", "", 1)


def test_nothing_is_handled_while_the_case_rests_with_the_approver():
    case = make_ready_case()
    item = item_of(make_contribution(make_asking(case), answers=SAID))
    make_user("approver", case.organisation)
    submit_case(case=case, by=case.owner)
    with pytest.raises(RuleViolation) as refused:
        use(item, case.needs.get())
    assert codes(refused) == ["locked"]
