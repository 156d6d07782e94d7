from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from needs.cases.actions.decision import submit_case
from needs.cases.actions.need import change_need
from needs.cases.models import Source
from needs.dialogue import comparing
from needs.dialogue.actions.inquiry import (
    add_material,
    change_inquiry,
    close_inquiry,
    create_inquiry,
    extend_inquiry,
    open_inquiry,
    remove_material,
)
from needs.dialogue.models import Inquiry
from needs.dialogue.queries.inquiry import comparable
from needs.safekeeping.merging import Conflict, Edit
from needs.safekeeping.models import Event, Mail
from needs.safekeeping.refusal import RuleViolation
from tests.cases.factories import make_case, make_need, make_ready_case, make_user
from tests.dialogue.factories import COMPARISONS, QUESTIONS, invite_one, make_inquiry, make_open_inquiry

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LATER = timedelta(days=40)


def codes(refused: pytest.ExceptionInfo[RuleViolation]) -> list[str]:
    return [obstacle.code for obstacle in refused.value.obstacles]


def events(inquiry: Inquiry) -> list[str]:
    found = Event.objects.filter(stream=inquiry.case.key, record=f"inquiry:{inquiry.ref}")
    return list(found.order_by("sequence").values_list("kind", flat=True))


def locked(inquiry: Inquiry) -> Inquiry:
    """The same, in a case that rests with its approver."""
    make_user("approver", inquiry.case.organisation)
    submit_case(case=inquiry.case, by=inquiry.case.owner)
    return Inquiry.objects.get(pk=inquiry.pk)


def test_an_inquiry_begins_as_a_draft_with_the_next_number_of_its_case():
    case = make_case()
    first, second = make_inquiry(case), make_inquiry(case)
    assert [each.ref for each in (first, second)] == ["F-001", "F-002"]
    assert (first.state, first.source, first.questions) == ("draft", None, QUESTIONS)
    assert events(first) == ["inquiry.created"]


@pytest.mark.parametrize("role", ["reader", "contributor", "approver"])
def test_only_those_who_run_cases_ask_people_outside(role):
    inquiry = make_inquiry()
    colleague = make_user(role, inquiry.case.organisation)
    for act in (
        lambda: create_inquiry(case=inquiry.case, values={"title": "Ny"}, by=colleague),
        lambda: change_inquiry(inquiry=inquiry, values={"title": "Ny"}, edit=None, by=colleague),
        lambda: open_inquiry(inquiry=inquiry, by=colleague),
        lambda: close_inquiry(inquiry=inquiry, by=colleague),
        lambda: extend_inquiry(inquiry=inquiry, closes_on=TODAY + LATER, by=colleague),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert events(inquiry) == ["inquiry.created"]


def test_a_draft_can_be_changed_in_every_part():
    inquiry = make_inquiry()
    values = {"title": "Hur går det?", "questions": QUESTIONS[:1], "minutes": 3, "contact_name": "Bo"}
    changed = change_inquiry(inquiry=inquiry, values=values, edit=None, by=inquiry.case.owner)
    assert {name: getattr(changed, name) for name in values} == values


def test_two_who_change_the_same_field_meet_each_other():
    inquiry = make_inquiry()
    change_inquiry(inquiry=inquiry, values={"title": "Den enas"}, edit=Edit(version=1), by=inquiry.case.owner)
    colleague = make_user("officer", inquiry.case.organisation)
    with pytest.raises(Conflict):
        change_inquiry(inquiry=inquiry, values={"title": "Den andras"}, edit=Edit(version=1), by=colleague)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"title": " "}, "title"),
        ({"questions": [QUESTIONS[0] | {"id": f"X{number}"} for number in range(21)]}, "many"),
        ({"questions": [QUESTIONS[0], QUESTIONS[0]]}, "twice"),
        ({"comparisons": [COMPARISONS[0] | {"id": f"J{number}"} for number in range(11)]}, "many"),
        ({"comparisons": [COMPARISONS[0], COMPARISONS[0]]}, "twice"),
    ],
)
def test_an_inquiry_is_not_written_without_title_or_with_too_much(values, code):
    with pytest.raises(RuleViolation) as refused:
        make_inquiry(**values)
    assert codes(refused) == [code]
    assert not Inquiry.objects.exists()


def test_opening_makes_a_source_in_which_the_answers_are_counted():
    inquiry = make_inquiry()
    opened = open_inquiry(inquiry=inquiry, by=inquiry.case.owner)
    source = Source.objects.get(case=inquiry.case)
    assert (opened.state, opened.source, opened.opened_at is not None) == ("open", source, True)
    assert (source.kind, source.title, source.perspective) == (
        "contribution",
        "F-001 Hur fungerar hemtjänsten i dag?",
        "operations",
    )
    assert (source.is_counted, source.voices, source.invited) == (True, 0, 0)
    assert events(inquiry) == ["inquiry.created", "inquiry.opened"]


MISSING = {
    "introduction": ({"introduction": " "}, "introduction"),
    "contact name": ({"contact_name": ""}, "contact"),
    "contact address": ({"contact_email": ""}, "contact"),
    "privacy": ({"privacy": ""}, "privacy"),
    "minutes": ({"minutes": None}, "minutes"),
    "last day": ({"closes_on": None}, "no-last-day"),
    "yesterday": ({"closes_on": TODAY - timedelta(days=1)}, "past"),
    "far away": ({"closes_on": TODAY + timedelta(days=400)}, "far"),
    "nothing asked": ({"questions": [], "asks_for_needs": False}, "no-questions"),
    "needs that are not there": ({"comparisons": COMPARISONS}, "need-changed"),
}


@pytest.mark.parametrize("what", MISSING)
def test_an_inquiry_is_not_opened_while_something_is_missing(what):
    values, code = MISSING[what]
    inquiry = make_inquiry(**values)
    with pytest.raises(RuleViolation) as refused:
        open_inquiry(inquiry=inquiry, by=inquiry.case.owner)
    assert code in codes(refused)
    assert all(obstacle.url for obstacle in refused.value.obstacles)
    inquiry.refresh_from_db()
    assert (inquiry.state, Source.objects.count()) == ("draft", 0)


@pytest.mark.parametrize(
    "asked", [{"asks_for_needs": False}, {"questions": []}, {"closes_on": TODAY}, {"closes_on": TODAY + timedelta(366)}]
)
def test_questions_or_needs_are_enough_and_the_last_day_may_be_today(asked):
    assert make_open_inquiry(**asked).state == "open"


def test_needs_are_compared_only_under_the_titles_that_were_chosen():
    case = make_case()
    for title in ("Veta vem som kommer", "Få hjälp i tid"):
        make_need(case, title=title)
    chosen = [each.model_dump() for each in comparing.comparisons(comparable(case))]
    inquiry = make_inquiry(case, comparisons=chosen)
    change_need(need=case.needs.first(), values={"secrecy_rule": "19 kap. 3 § OSL"}, edit=None, by=case.owner)
    with pytest.raises(RuleViolation) as refused:
        open_inquiry(inquiry=inquiry, by=case.owner)
    assert [str(each.message)[:5] for each in refused.value.obstacles] == ["B-001"]
    change_need(need=case.needs.first(), values={"secrecy_rule": ""}, edit=None, by=case.owner)
    assert open_inquiry(inquiry=inquiry, by=case.owner).state == "open"


def test_an_inquiry_is_opened_once():
    inquiry = make_open_inquiry()
    with pytest.raises(RuleViolation) as refused:
        open_inquiry(inquiry=inquiry, by=inquiry.case.owner)
    assert codes(refused) == ["not-draft"]
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    "values", [{"title": "Ny"}, {"questions": []}, {"privacy": "Ny"}, {"closes_on": TODAY}, {"asks_for_needs": False}]
)
def test_once_open_everybody_is_asked_the_same(values):
    inquiry = make_open_inquiry()
    with pytest.raises(RuleViolation) as refused:
        change_inquiry(inquiry=inquiry, values=values, edit=None, by=inquiry.case.owner)
    assert codes(refused) == ["asked"]


def test_the_contact_can_be_changed_whatever_happens_to_the_case():
    inquiry = locked(make_open_inquiry(make_ready_case()))
    values = {"contact_name": "Bo Berg", "contact_email": "bo@kommun.example", "title": inquiry.title}
    changed = change_inquiry(inquiry=inquiry, values=values, edit=None, by=inquiry.case.owner)
    assert (changed.contact_name, changed.contact_email) == ("Bo Berg", "bo@kommun.example")


def test_nothing_new_is_asked_while_the_case_is_locked():
    case = make_ready_case()
    draft = locked(make_inquiry(case))
    for act in (
        lambda: make_inquiry(draft.case),
        lambda: change_inquiry(inquiry=draft, values={"title": "Ny"}, edit=None, by=case.owner),
        lambda: open_inquiry(inquiry=draft, by=case.owner),
    ):
        with pytest.raises(RuleViolation) as refused:
            act()
        assert codes(refused)[0] == "locked"


def test_the_last_day_moves_forward_and_those_who_have_not_answered_are_told():
    inquiry = make_open_inquiry(make_ready_case())
    waiting, _token = invite_one(inquiry)
    late, _token = invite_one(inquiry)
    late.closes_on = TODAY + timedelta(days=50)
    late.save()
    Mail.objects.all().delete()
    extended = extend_inquiry(inquiry=locked(inquiry), closes_on=TODAY + LATER, by=inquiry.case.owner)
    assert (extended.state, extended.closes_on) == ("open", TODAY + LATER)
    # Who has a later day of her own is told nothing: for her nothing has changed.
    assert list(Mail.objects.values_list("kind", "about")) == [("extended", waiting.key)]
    assert events(inquiry)[-1] == "inquiry.extended"


@pytest.mark.parametrize(("days", "code"), [(30, "earlier"), (29, "earlier"), (-1, "earlier"), (367, "far")])
def test_the_last_day_never_moves_back_and_not_beyond_a_year(days, code):
    inquiry = make_open_inquiry()
    with pytest.raises(RuleViolation) as refused:
        extend_inquiry(inquiry=inquiry, closes_on=TODAY + timedelta(days=days), by=inquiry.case.owner)
    assert code in codes(refused)


def test_a_draft_has_no_last_day_to_move():
    inquiry = make_inquiry()
    with pytest.raises(RuleViolation) as refused:
        extend_inquiry(inquiry=inquiry, closes_on=TODAY + LATER, by=inquiry.case.owner)
    assert codes(refused) == ["not-open"]


def test_an_inquiry_can_be_closed_while_the_case_is_locked_and_not_opened_again_until_it_is_not():
    inquiry = locked(make_open_inquiry(make_ready_case()))
    closed = close_inquiry(inquiry=inquiry, by=inquiry.case.owner)
    assert (closed.state, closed.closed_at is not None) == ("closed", True)
    with pytest.raises(RuleViolation) as refused:
        extend_inquiry(inquiry=closed, closes_on=TODAY + LATER, by=inquiry.case.owner)
    assert codes(refused) == ["locked"]


def test_a_closed_inquiry_opens_again_with_a_day_to_come():
    inquiry = make_open_inquiry()
    closed = close_inquiry(inquiry=inquiry, by=inquiry.case.owner)
    again = extend_inquiry(inquiry=closed, closes_on=TODAY + timedelta(days=1), by=inquiry.case.owner)
    assert (again.state, again.closed_at, again.closes_on) == ("open", None, TODAY + timedelta(days=1))


@pytest.mark.parametrize("make", [make_inquiry, lambda: close_inquiry_of(make_open_inquiry())])
def test_only_what_is_open_can_be_closed(make):
    inquiry = make()
    with pytest.raises(RuleViolation) as refused:
        close_inquiry(inquiry=inquiry, by=inquiry.case.owner)
    assert codes(refused) == ["not-open"]


def close_inquiry_of(inquiry: Inquiry) -> Inquiry:
    return close_inquiry(inquiry=inquiry, by=inquiry.case.owner)


def a_file(name: str = "Underlag.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "Vi köper mat för två miljoner.".encode())


def test_files_are_added_and_removed_while_it_is_a_draft():
    inquiry = make_inquiry()
    material = add_material(inquiry=inquiry, upload=a_file(), by=inquiry.case.owner)
    assert (material.file.name, material.file.organisation) == ("Underlag.txt", inquiry.case.organisation)
    remove_material(material=material, by=inquiry.case.owner)
    assert not inquiry.materials.exists()
    assert events(inquiry) == ["inquiry.created", "inquiry.material_added", "inquiry.material_removed"]


def test_everybody_gets_the_same_files():
    inquiry = make_inquiry()
    material = add_material(inquiry=inquiry, upload=a_file(), by=inquiry.case.owner)
    open_inquiry(inquiry=inquiry, by=inquiry.case.owner)
    for act in (
        lambda: add_material(inquiry=inquiry, upload=a_file(), by=inquiry.case.owner),
        lambda: remove_material(material=material, by=inquiry.case.owner),
    ):
        with pytest.raises(RuleViolation) as refused:
            act()
        assert codes(refused) == ["asked"]
    assert inquiry.materials.count() == 1


def test_at_most_ten_files_are_added_and_none_that_cannot_be_read():
    inquiry = make_inquiry()
    for _ in range(10):
        add_material(inquiry=inquiry, upload=a_file(), by=inquiry.case.owner)
    with pytest.raises(RuleViolation) as refused:
        add_material(inquiry=inquiry, upload=a_file(), by=inquiry.case.owner)
    assert codes(refused) == ["many-materials"]
    other = make_inquiry(inquiry.case)
    with pytest.raises(ValidationError):
        add_material(inquiry=other, upload=a_file("virus.exe"), by=inquiry.case.owner)
    assert not other.materials.exists()
