import pytest
from django.core.exceptions import PermissionDenied

from needs.cases.actions.perspective import change_perspective
from needs.cases.actions.question import (
    change_question,
    create_question,
    reset_question,
    restore_question,
    retire_question,
)
from needs.cases.models import BankQuestion
from needs.cases.queries.question import bank
from needs.cases.questions import texts
from needs.cases.snapshot import snapshot
from needs.safekeeping.events import broken_links, stream_of
from needs.safekeeping.merging import Conflict, Edit
from needs.safekeeping.refusal import RuleViolation
from tests.cases.factories import make_case, make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return make_organisation()


@pytest.fixture
def by(organisation):
    return make_user("administrator", organisation)


def asked(organisation, code, language="sv"):
    return next((one for one in bank(organisation, "citizen", language) if one.id == code), None)


def word(organisation, by, code="M1", edit=None, **values):
    return change_question(organisation=organisation, code=code, values=values, edit=edit, by=by)


def test_an_own_question_gets_the_next_number_of_its_perspective(organisation, by):
    codes = [
        create_question(organisation=organisation, perspective=kind, values={"wording": f"Vad {place}?"}, by=by).code
        for place, kind in enumerate(["citizen", "citizen", "industry"])
    ]
    assert codes == ["M101", "M102", "B101"]


def test_a_number_that_was_given_is_never_given_again(organisation, by):
    for _ in range(2):
        made = create_question(organisation=organisation, perspective="citizen", values={"wording": "Vad?"}, by=by)
        retire_question(organisation=organisation, code=made.code, by=by)
    assert list(BankQuestion.objects.values_list("code", flat=True)) == ["M101", "M102"]


def test_an_own_question_without_words_is_refused(organisation, by):
    with pytest.raises(RuleViolation, match="Skriv frågan på svenska"):
        create_question(organisation=organisation, perspective="citizen", values={"hint": "Berätta."}, by=by)


def test_each_language_is_worded_by_itself(organisation, by):
    word(organisation, by, **texts("M1", "sv"), wording_en="What do you want done?", hint_en="Tell us.")
    assert not asked(organisation, "M1").is_own
    assert (asked(organisation, "M1", "en").wording, asked(organisation, "M1", "en").hint) == (
        "What do you want done?", "Tell us.",
    )  # fmt: skip


def test_texts_as_they_are_shipped_are_not_kept_and_follow_the_bank(organisation, by):
    word(organisation, by, wording="Vad vill du?")
    word(organisation, by, **texts("M1", "sv"))
    assert set(BankQuestion.objects.values_list("wording", "hint", "why", "example")) == {("", "", "", "")}


def test_a_changed_hint_keeps_the_wording_beside_it(organisation, by):
    word(organisation, by, **texts("M1", "sv") | {"hint": "Berätta."})
    assert (asked(organisation, "M1").wording, asked(organisation, "M1").hint) == (
        "Vad försöker du få gjort när du möter tjänsten?", "Berätta.",
    )  # fmt: skip


def test_going_back_takes_away_both_languages(organisation, by):
    word(organisation, by, wording="Vad vill du?", wording_en="What do you want?")
    reset_question(organisation=organisation, code="M1", by=by)
    assert [asked(organisation, "M1", language).is_own for language in ("sv", "en")] == [False, False]


def test_an_own_question_has_nothing_to_go_back_to(organisation, by):
    create_question(organisation=organisation, perspective="citizen", values={"wording": "Vad?"}, by=by)
    with pytest.raises(RuleViolation, match="M101 är er egen fråga"):
        reset_question(organisation=organisation, code="M101", by=by)


def test_a_retired_question_is_asked_again_with_the_words_it_had(organisation, by):
    word(organisation, by, wording="Vad vill du?")
    retire_question(organisation=organisation, code="M1", by=by)
    assert asked(organisation, "M1") is None
    restore_question(organisation=organisation, code="M1", by=by)
    assert asked(organisation, "M1").wording == "Vad vill du?"


def test_the_organisations_own_chain_tells_what_was_done(organisation, by):
    word(organisation, by, wording="Vad vill du?")
    retire_question(organisation=organisation, code="M1", by=by)
    events = list(stream_of(organisation.key))
    assert [(event.kind, event.record, event.actor) for event in reversed(events)] == [
        ("question.changed", "question:M1", by.name),
        ("question.retired", "question:M1", by.name),
    ]
    assert events[1].changes == {"wording": ["", "Vad vill du?"]}
    assert not list(broken_links())


def test_two_who_word_different_languages_at_once_are_both_kept(organisation, by):
    opened = Edit(version=0)
    word(organisation, by, edit=opened, wording="Vad vill du?")
    word(organisation, by, edit=opened, wording_en="What do you want?")
    assert (asked(organisation, "M1").wording, asked(organisation, "M1", "en").wording) == (
        "Vad vill du?", "What do you want?",
    )  # fmt: skip


def test_two_who_word_the_same_language_at_once_meet_both_texts(organisation, by):
    word(organisation, by, edit=Edit(version=0), wording="Vad vill du?")
    with pytest.raises(Conflict) as met:
        word(organisation, by, edit=Edit(version=0), wording="Vad önskar du?")
    assert [(each.field, each.theirs) for each in met.value.collisions] == [("wording", "Vad vill du?")]


@pytest.mark.parametrize("role", ["officer", "approver", "reader"])
def test_only_administrators_keep_the_bank(organisation, role):
    with pytest.raises(PermissionDenied):
        word(organisation, make_user(role, organisation), wording="Vad vill du?")
    with pytest.raises(PermissionDenied):
        create_question(
            organisation=organisation, perspective="citizen", values={"wording": "Vad?"}, by=make_user("administrator")
        )


def test_the_case_file_has_the_wording_the_organisation_asks_with(organisation, by):
    case = make_case(organisation=organisation)
    create_question(organisation=organisation, perspective="citizen", values={"wording": "Vad saknas?"}, by=by)
    word(organisation, by, wording="Vad vill du?")
    answers = {code: {"state": "answered", "text": "Svar", "evidence": ""} for code in ("M1", "M101")}
    citizen = case.perspectives.get(kind="citizen")
    change_perspective(perspective=citizen, values={"answers": answers}, edit=None, by=case.owner)
    retire_question(organisation=organisation, code="M101", by=by)
    written = next(part for part in snapshot(case).perspectives if part.kind == "citizen").answers
    assert [(one.question, one.wording) for one in written] == [("M1", "Vad vill du?"), ("M101", "Vad saknas?")]
