"""Out of one installation and into another: the same file but for key, reference, organisation, people and times."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from needs.accounts.models import User
from needs.casefile import CaseFile, canonical_bytes
from needs.casefile.kinds import PerspectiveStatus
from needs.cases.actions.decision import submit_case
from needs.cases.actions.need import merge_needs, retire_need
from needs.cases.actions.priority import score_needs
from needs.cases.annexes import annex_faults
from needs.cases.models import Case, Source
from needs.cases.rules.priority import Judgement
from needs.cases.snapshot import snapshot
from needs.dialogue.actions.inbox import set_aside, use_in_need
from needs.dialogue.actions.moderation import moderate
from needs.exchange.reading import CaseFileError, import_case_file, parse_case_file
from needs.safekeeping.events import broken_links
from needs.safekeeping.refusal import RuleViolation
from needs.strategy.models import GoalCatalogue
from tests.cases.factories import make_case, make_goal, make_need, make_organisation, make_ready_case, make_user
from tests.dialogue.factories import make_inquiry
from tests.dialogue.factories_contribution import COMPARISONS, make_asking, make_contribution, make_invited

pytestmark = pytest.mark.django_db
DEMO = Path(__file__).parents[3] / "needs" / "exchange" / "demo"
# With every text, as the bank gives them and as a case file says them.
QUESTIONS = [
    {"id": id_, "wording": wording, "hint": "", "why": "Det styr köpet.", "example": ""}
    for id_, wording in (("M1", "Vad är viktigast?"), ("M2", "Berätta"), ("X1", "Vad skulle du sakna?"))
]
DIFFERS = {"key", "reference", "created_at", "changed_at", "lead", "owner", "team", "approver", "unit", "organisation"}


def same_parts(value: Any) -> Any:
    """What two installations agree on."""
    if isinstance(value, dict):
        return {name: same_parts(part) for name, part in value.items() if name not in DIFFERS}
    return [same_parts(part) for part in value] if isinstance(value, list) else value


def told(case_file: CaseFile) -> dict[str, Any]:
    parts = same_parts(case_file.model_dump(mode="json"))
    parts["case"]["current_situation"] = case_file.case.current_situation.model_dump()
    return parts


def elsewhere(case_file: CaseFile) -> Case:
    officer = make_user("officer")
    home = officer.memberships.get().organisation
    return import_case_file(case_file=case_file, organisation=home, owner=officer, by=officer)


def full_case() -> Case:
    """A case with a merged, a rejected and a scored need, and numbers that are missing."""
    case = make_ready_case()
    lost = make_need(case, title="Borta")
    make_need(case, title="Slås ihop")
    into, merged = case.needs.get(number=1), case.needs.get(number=3)
    merge_needs(need=merged, into=into, reason="Samma sak", by=case.owner)
    retire_need(need=lost, status="rejected", reason="Hör till ett annat ärende", edit=None, by=case.owner)
    score_needs(case=case, scores={(1, 1): Judgement(4, 3, "Ofta"), (1, 2): Judgement(2)}, by=case.owner)
    return case


def test_a_case_comes_back_as_it_was():
    before = snapshot(full_case())
    assert told(snapshot(elsewhere(before))) == told(before)


def asking_case() -> Case:
    """A case in which people outside were asked: what came in is used, set aside, waits and was refused."""
    case = full_case()
    inquiry = make_asking(case, questions=QUESTIONS, comparisons=COMPARISONS)
    built = {"text": "Så här:", "who": "Nattpersonalen", "what": "se vem som larmar", "so_that": "hjälpen hittar"}
    said = {"M1": "Att någon kommer.", "X1": "Lugnet."}
    sheet = make_contribution(inquiry, said, proposals=[built, {"who": "Alla"}], choices={"1": "skip"}, may_quote=True)
    items = {item.part: item for item in sheet.items.select_related("contribution__case")}
    use_in_need(item=items["M1"], need=case.needs.get(number=1), quote="någon", version=1, by=case.owner)
    set_aside(item=items["need-2"], reason="Säger inget", version=1, by=case.owner)
    many = make_invited(inquiry, "open", is_moderated=True)
    for accepted, reason in ((True, ""), (False, "Reklam")):
        one = make_contribution(inquiry, said, invitation=many, role="supplies", first_hand=True)
        moderate(contribution=one, accepted=accepted, reason=reason, by=case.owner)
    make_contribution(inquiry, {}, invitation=many, choices={"1": "left", "2": "right"})
    Source.objects.filter(inquiry=inquiry).update(invited=1)
    make_inquiry(case)
    return case


def test_what_came_in_comes_back_as_it_was():
    before = snapshot(asking_case())
    assert [part.number for part in before.inquiries[0].contributions] == [1, 2, 3, 4]
    new = elsewhere(before)
    assert told(snapshot(new)) == told(before)
    assert (list(broken_links()), list(annex_faults())) == ([], [])


@pytest.mark.parametrize("name", sorted(path.name for path in DEMO.glob("*-*.json")))
def test_the_cases_of_the_demonstration_come_back_as_they_were(name):
    before = parse_case_file((DEMO / name).read_bytes())
    first = snapshot(elsewhere(before))
    assert told(snapshot(elsewhere(first))) == told(first)
    assert told(first)["needs"] == told(before)["needs"]


def test_the_bytes_of_an_export_are_read_as_they_are():
    before = snapshot(full_case())
    assert parse_case_file(canonical_bytes(before)) == before


def test_numbers_that_are_missing_stay_missing():
    case = full_case()
    make_need(case, title="Ny")
    file = snapshot(case)
    file = file.model_copy(update={"needs": [need for need in file.needs if need.id != "B-002"]})
    new = elsewhere(file)
    assert [need.ref for need in new.needs.order_by("number")] == ["B-001", "B-003", "B-004"]
    assert make_need(new, title="Nyare").ref == "B-005"


def test_a_decided_case_comes_in_as_a_draft_without_its_decisions():
    case = make_ready_case()
    make_user("approver", case.organisation)
    baseline = submit_case(case=case, by=case.owner)
    new = elsewhere(baseline.case_file())
    assert (new.state, new.baselines.count(), new.needs.get().status) == ("draft", 0, "prioritised")


def test_every_row_is_told_in_an_unbroken_chain():
    elsewhere(snapshot(full_case()))
    assert list(broken_links()) == []


def test_goals_are_found_in_the_organisation_that_has_them():
    file = snapshot(make_ready_case())
    officer = make_user("officer")
    own = make_goal(officer.memberships.get().organisation)
    case = import_case_file(case_file=file, organisation=own.catalogue.organisation, owner=officer, by=officer)
    assert case.goals.get().goal == own


def test_an_organisations_own_catalogue_is_never_added_to():
    file = snapshot(make_ready_case())
    officer = make_user("officer")
    home = officer.memberships.get().organisation
    make_goal(home, "Ett annat mål")
    case = import_case_file(case_file=file, organisation=home, owner=officer, by=officer)
    names = GoalCatalogue.objects.filter(organisation=home).values_list("name", flat=True)
    assert sorted(names) == ["Vision 2035", "Vision 2035 (importerad)"]
    assert case.goals.get().goal.catalogue.name == "Vision 2035 (importerad)"


def test_those_who_scored_elsewhere_become_nobody_who_can_log_in():
    case = full_case()
    new = elsewhere(snapshot(case))
    scorer = User.objects.get(name=case.owner.name, is_active=False)
    assert (scorer.has_usable_password(), scorer.memberships.count()) == (False, 0)
    assert {score.by for need in new.needs.all() for score in need.scores.all()} == {scorer}


def test_members_are_recognised_by_name():
    case = full_case()
    again = import_case_file(case_file=snapshot(case), organisation=case.organisation, owner=case.owner, by=case.owner)
    assert {score.by for need in again.needs.all() for score in need.scores.all()} == {case.owner}


def test_the_guidelines_of_the_organisation_hold_for_imported_cases_too():
    file = snapshot(make_case())
    aside = {"status": PerspectiveStatus.SET_ASIDE, "set_aside_reason": "Berörs inte"}
    first = file.perspectives[0].model_copy(update=aside)
    file = file.model_copy(update={"perspectives": [first, *file.perspectives[1:]]})
    officer = make_user("officer")
    home = officer.memberships.get().organisation
    home.guidelines.required_perspectives = [first.kind.value]
    home.guidelines.save()
    with pytest.raises(RuleViolation):
        import_case_file(case_file=file, organisation=home, owner=officer, by=officer)
    assert not Case.objects.filter(organisation=home).exists()


def test_only_one_who_may_start_cases_imports_them():
    file = snapshot(make_case())
    reader = make_user("reader", make_organisation())
    with pytest.raises(PermissionDenied):
        import_case_file(case_file=file, organisation=reader.memberships.get().organisation, owner=reader, by=reader)


def test_a_text_longer_than_its_column_is_refused_whole():
    file = snapshot(make_ready_case())
    file = file.model_copy(update={"case": file.case.model_copy(update={"title": "x" * 201})})
    before = Case.objects.count()
    with pytest.raises(CaseFileError, match=r"case\.title"):
        elsewhere(file)
    assert Case.objects.count() == before


@pytest.mark.parametrize(
    "part,values",
    [("sources", {"voices": 10**30}), ("criteria", {"weight": 10**6}), ("effects", {"baseline": Decimal(10**30)})],
)
def test_numbers_that_no_column_holds_are_told(part, values):
    file = snapshot(full_case())
    first, *rest = getattr(file, part)
    with pytest.raises(CaseFileError, match=f"{first.id}.{next(iter(values))}: "):
        elsewhere(file.model_copy(update={part: [first.model_copy(update=values), *rest]}))
