import pytest

from needs.cases.models import Case
from needs.dialogue.actions.inbox import set_aside, use_in_need
from needs.dialogue.actions.moderation import moderate
from needs.dialogue.models import Contribution, Item
from needs.dialogue.queries.inbox import PAGE, Counts, asked_in, inbox, next_new
from needs.dialogue.queries.inbox_filter import InboxFilter
from tests.cases.factories import make_case, make_need
from tests.dialogue.factories_contribution import make_asking, make_contribution, make_invited, make_reply

pytestmark = pytest.mark.django_db
TWO = {"M1": "Att någon kommer när jag larmar.", "M2": "Ingen kom förrän på kvällen."}


def shown(case: Case, page: int = 1, **chosen: str) -> list[tuple[int, list[str]]]:
    """Numbers of the contributions on a page, with the parts that are shown of each."""
    found = inbox(case, InboxFilter(**chosen), inquiries=asked_in(case), page=page)
    return [(int(row.ref[-4:]), [answer.part for answer in row.answers]) for row in found.rows]


def counts(case: Case) -> Counts:
    return inbox(case, InboxFilter(), inquiries=asked_in(case)).counts


def item_of(contribution: Contribution, part: str = "M1") -> Item:
    return contribution.items.select_related("contribution__case").get(part=part)


def aside(contribution: Contribution, part: str = "M1") -> None:
    item = item_of(contribution, part)
    set_aside(item=item, reason="Hör inte hit", version=item.version, by=contribution.case.owner)


def use(contribution: Contribution, part: str = "M1") -> None:
    item, need = item_of(contribution, part), make_need(contribution.case)
    use_in_need(item=item, need=need, quote="", version=item.version, by=contribution.case.owner)


def make_waiting(inquiry, **content) -> Contribution:
    return make_contribution(inquiry, invitation=make_invited(inquiry, "open", is_moderated=True), **content)


def test_what_is_new_comes_first_and_then_what_came_first():
    inquiry = make_asking()
    first, second, third = (make_contribution(inquiry, TWO) for _ in range(3))
    for part in TWO:
        aside(first, part)
    aside(second)
    assert [number for number, _parts in shown(inquiry.case)] == [second.number, third.number, first.number]


def test_answers_are_shown_in_the_order_of_the_questions_with_their_wording():
    inquiry = make_asking()
    proposals = [{"text": "Jag vill veta vem som kommer."}]
    make_contribution(inquiry, {"X1": "Lugnet.", "M1": "Att någon kommer."}, proposals=proposals)
    (row,) = inbox(inquiry.case, InboxFilter(), inquiries=asked_in(inquiry.case)).rows
    assert [(answer.part, answer.said.wording) for answer in row.answers] == [
        ("M1", "Vad är viktigast i din vardag?"),
        ("X1", "Vad skulle du sakna?"),
        ("need-1", "Ett behov med egna ord"),
    ]


def test_who_said_it_is_told_by_role_experience_and_consent_alone():
    inquiry = make_asking()
    invitation = make_invited(inquiry, email="siv@exempel.se", name="Siv Ek", represents="Brukarrådet")
    make_contribution(inquiry, TWO, invitation=invitation, role="uses", first_hand=True, may_quote=False)
    found = inbox(inquiry.case, InboxFilter(), inquiries=asked_in(inquiry.case))
    assert str(found.rows[0].who) == "Använder det, har egen erfarenhet, får inte citeras"
    assert not {"Siv", "siv@exempel.se", "Brukarrådet"} & set(repr(found).replace("'", " ").split())


def test_a_need_that_rests_on_an_answer_is_named_there():
    inquiry = make_asking()
    contribution = make_contribution(inquiry, TWO)
    use(contribution)
    (row,) = inbox(inquiry.case, InboxFilter(), inquiries=asked_in(inquiry.case)).rows
    (used,) = row.answers[0].uses
    assert (used.ref, used.title) == ("B-001", "Veta vem som kommer")
    assert row.answers[0].done.startswith(inquiry.case.owner.name)
    assert (row.answers[0].is_new, row.answers[1].is_new) == (False, True)


def test_the_list_is_narrowed_by_what_was_done():
    inquiry = make_asking()
    first, second = make_contribution(inquiry, TWO), make_contribution(inquiry, TWO)
    aside(first)
    use(second, "M2")
    assert shown(inquiry.case, state="unread") == [(1, ["M2"]), (2, ["M1"])]
    assert shown(inquiry.case, state="set_aside") == [(1, ["M1"])]
    assert shown(inquiry.case, state="used") == [(2, ["M2"])]
    assert counts(inquiry.case) == Counts(new=2, used=1, set_aside=1)


def test_the_list_is_narrowed_by_question_inquiry_and_perspective():
    case = make_case()
    citizens, staff = make_asking(case), make_asking(case, perspective="operations")
    make_contribution(citizens, TWO)
    make_contribution(staff, {"M2": "Vi är för få."}, proposals=[{"text": "Fler på natten"}])
    assert shown(case, question="M1") == [(1, ["M1"])]
    assert shown(case, question="need") == [(2, ["need-1"])]
    assert shown(case, inquiry="2") == [(2, ["M2", "need-1"])]
    assert shown(case, perspective="citizen") == [(1, ["M1", "M2"])]
    assert shown(case, perspective="citizen", inquiry="2") == []


def test_what_waits_is_shown_but_not_counted_as_new():
    inquiry = make_asking()
    waiting = make_waiting(inquiry)
    assert shown(inquiry.case) == shown(inquiry.case, state="waiting") == [(waiting.number, ["M1"])]
    assert shown(inquiry.case, state="unread") == []
    assert counts(inquiry.case) == Counts(waiting=1)


def test_what_was_not_let_through_is_kept_out_of_sight():
    inquiry = make_asking()
    refused, accepted = make_waiting(inquiry), make_waiting(inquiry)
    moderate(contribution=refused, accepted=False, reason="Reklam", by=inquiry.case.owner)
    moderate(contribution=accepted, accepted=True, by=inquiry.case.owner)
    assert [number for number, _parts in shown(inquiry.case)] == [accepted.number]
    assert [number for number, _parts in shown(inquiry.case, state="refused")] == [refused.number]
    assert counts(inquiry.case) == Counts(new=1, refused=1)


@pytest.mark.parametrize(
    "text",
    ["kvällen", "KVÄLLEN", "Ingen kom", "100 % av", "A_B", 'sa "nej"', "rad två", "c:\\\\tillsyn", "å andra", "Åska"],
)
def test_words_are_found_as_they_were_written(text):
    inquiry = make_asking()
    said = 'Ingen kom förrän på kvällen, 100 % av gångerna. De sa "nej".\nrad två A_B c:\\\\tillsyn Å ANDRA åska'
    make_contribution(inquiry, {"M1": said})
    make_contribution(inquiry, {"M1": "Det fungerar 1000 gånger, axb."})
    assert [number for number, _parts in shown(inquiry.case, text=text)] == [1]


@pytest.mark.parametrize("text", ["answers", "TEXT", "so_that", "first_hand", "do_not_know", "null", "uses", "left"])
def test_words_that_nobody_wrote_are_not_found(text):
    inquiry = make_asking()
    make_contribution(inquiry, TWO, role="uses", choices={"1": "left", "2": "skip"}, proposals=[{"who": "Alla"}])
    assert shown(inquiry.case, text=text) == []


def test_a_word_of_the_frame_is_found_where_it_was_written():
    inquiry = make_asking()
    make_contribution(inquiry, {"M1": "Ett sms med text."})
    make_contribution(inquiry, {"M1": "Ett sms."})
    assert [number for number, _parts in shown(inquiry.case, text="Text")] == [1]


def test_nothing_of_another_case_is_shown():
    inquiry = make_asking()
    make_contribution(make_asking(), TWO)
    assert (shown(inquiry.case), counts(inquiry.case).is_empty) == ([], True)


def test_a_page_holds_twenty_five_and_the_next_the_rest():
    inquiry = make_asking()
    invitation = make_invited(inquiry, "open")
    for _ in range(PAGE + 1):
        make_contribution(inquiry, invitation=invitation)
    found = [inbox(inquiry.case, InboxFilter(), inquiries=asked_in(inquiry.case), page=page) for page in (1, 2, 3)]
    assert [(len(page.rows), page.has_next) for page in found] == [(PAGE, True), (1, False), (0, False)]


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_number_of_queries_does_not_grow(django_assert_num_queries, number):
    inquiry = make_asking()
    invitation = make_invited(inquiry, "open")
    for _ in range(number):
        use(make_contribution(inquiry, TWO, invitation=invitation))
    with django_assert_num_queries(8):
        inbox(inquiry.case, InboxFilter(), inquiries=asked_in(inquiry.case))


def test_a_draft_is_never_shown():
    inquiry = make_asking()
    make_reply(inquiry, {"M1": "Inte färdigt ännu"})
    assert (shown(inquiry.case), shown(inquiry.case, text="färdigt")) == ([], [])


def test_the_next_new_answer_is_the_rest_of_the_sheet_then_later_ones_then_earlier():
    inquiry = make_asking()
    sheets = [make_contribution(inquiry, TWO) for _ in range(3)]
    order = []
    item = item_of(sheets[1])
    while item:
        order.append((item.contribution.number, item.part))
        aside(item.contribution, item.part)
        item = next_new(item)
    assert order == [(2, "M1"), (2, "M2"), (3, "M1"), (3, "M2"), (1, "M1"), (1, "M2")]


def test_the_next_new_answer_is_one_that_counts():
    case = make_case()
    sheet, _waiting = make_contribution(make_asking(case)), make_waiting(make_asking(case))
    aside(sheet)
    assert next_new(item_of(sheet)) is None


def test_the_next_new_answer_can_be_to_another_inquiry():
    case = make_case()
    first, second = make_contribution(make_asking(case)), make_contribution(make_asking(case))
    aside(second)
    assert next_new(item_of(second)) == item_of(first)
