"""One need speaks for two, and gives back what it gained when the merge is undone."""

import pytest

from needs.cases.actions.case import set_team
from needs.cases.actions.decision import decide_case, revise_case, submit_case
from needs.cases.actions.goal import choose_goals
from needs.cases.actions.need import change_need, merge_needs, restore_need, retire_need
from needs.cases.models import Need
from needs.safekeeping.events import broken_links, stream_of
from needs.safekeeping.refusal import RuleViolation
from tests.cases.factories import (
    make_case,
    make_effect,
    make_goal,
    make_need,
    make_ready_case,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db


def quoted(*links):
    return [{"source": source, "quote": quote} for source, quote in links]


def quotes(need):
    return [(link.source.ref, link.quote) for link in need.source_links.select_related("source")]


def merge(need, into):
    merge_needs(need=need, into=into, reason="Samma sak", by=into.case.owner)
    return need.refresh_from_db(), into.refresh_from_db()


def undo(need):
    restore_need(need=need, by=need.case.owner)
    return need.refresh_from_db()


def held(need):
    """Everything that a merge can give."""
    need = Need.objects.get(pk=need.pk)
    goals = list(need.goal_links.values_list("goal__number", "strength", "reason"))
    effects = sorted(need.effects.values_list("number", flat=True))
    return need.other_perspectives, goals, quotes(need), effects, need.status


@pytest.fixture
def case():
    case = make_case()
    goals = [make_goal(case.organisation), make_goal(case.organisation, "Ekonomi")]
    choose_goals(case=case, goals=goals, by=case.owner)
    make_source(case, voices=3), make_source(case, voices=8), make_effect(case)
    return case


@pytest.fixture
def kept(case):
    links = {"goals": [{"goal": "M1", "strength": 3, "reason": "Först"}], "sources": quoted(("U-001", "Först"))}
    return make_need(case, perspective="citizen", status="proposed", **links)


@pytest.fixture
def gone(case):
    return make_need(
        case,
        title="Det andra",
        perspective="operations",
        other_perspectives=["citizen", "customer"],
        goals=[{"goal": "M1", "strength": 1, "reason": "Sist"}, {"goal": "M2", "strength": 2, "reason": "Ny"}],
        sources=quoted(("U-001", "Sist\n\nFörst"), ("U-002", "Två")),
        effects=["E-001"],
    )


def test_merging_keeps_both_texts_and_gives_the_successor_every_link(kept, gone):
    merge(gone, kept)
    assert (gone.status, gone.merged_into, gone.title) == ("merged", kept, "Det andra")
    assert held(kept) == (
        ["operations", "customer"],
        [(1, 3, "Först"), (2, 2, "Ny")],
        [("U-001", "Först\n\nSist"), ("U-002", "Två")],
        [1],
        "proposed",
    )


def test_what_the_merged_need_rests_on_stays_with_it_too(kept, gone):
    before = held(gone)[:4]
    merge(gone, kept)
    assert held(gone)[:4] == before


def test_undoing_takes_back_everything_the_successor_gained_and_nothing_else(kept, gone):
    before = held(kept), held(gone)
    merge(gone, kept)
    undo(gone)
    assert (held(kept), held(gone)) == before
    assert (gone.merged_into, gone.retired_reason) == (None, "")


def test_what_people_changed_in_the_successor_since_is_theirs(kept, gone):
    merge(gone, kept)
    values = {
        "who": "Nattpatrullen",
        "goals": [{"goal": "M2", "strength": 3, "reason": "Omvärderat"}],
        "sources": quoted(("U-001", "Först\n\nSist\n\nNy röst"), ("U-002", "Två\n\nOch en till")),
        "other_perspectives": ["operations", "customer", "industry"],
    }
    change_need(need=kept, values=values, edit=None, by=kept.case.owner)
    undo(gone)
    kept.refresh_from_db()
    assert (kept.who, kept.other_perspectives) == ("Nattpatrullen", ["industry"])
    assert held(kept)[1:4] == ([(2, 3, "Omvärderat")], [("U-001", "Först\n\nNy röst"), ("U-002", "Och en till")], [])


def test_what_another_merged_need_brings_as_well_stays(case, kept, gone):
    third = make_need(case, effects=["E-001"], sources=quoted(("U-001", "Sist"), ("U-002", "")), perspective="customer")
    merge(gone, kept)
    merge(third, kept)
    undo(gone)
    assert held(kept)[:4] == (["customer"], [(1, 3, "Först")], [("U-001", "Först\n\nSist"), ("U-002", "")], [1])
    undo(third)
    assert held(kept) == ([], [(1, 3, "Först")], [("U-001", "Först")], [], "proposed")


def test_a_second_merge_is_undone_by_what_it_gained_itself(case, kept, gone):
    merge(gone, kept)
    undo(gone)
    links = {"goals": held_goals(gone), "sources": quoted(("U-001", "Först\n\nSist"), ("U-002", "Två"))}
    change_need(
        need=kept,
        values={**links, "effects": ["E-001"], "other_perspectives": ["operations", "customer"]},
        edit=None,
        by=case.owner,
    )
    before = held(kept)
    merge(gone, kept)
    undo(gone)
    assert held(kept) == before


def held_goals(need):
    return [{"goal": f"M{number}", "strength": step, "reason": why} for number, step, why in held(need)[1]]


def test_both_steps_are_told_in_the_chain(case, kept, gone):
    merge(gone, kept)
    undo(gone)
    told = [(e.kind, e.record, e.note) for e in stream_of(case.key)[:4]]
    assert told == [
        ("need.released", "need:B-001", "B-002"),
        ("need.restored", "need:B-002", ""),
        ("need.absorbed", "need:B-001", "B-002"),
        ("need.merged", "need:B-002", "B-001"),
    ]
    assert list(broken_links()) == []


def test_a_need_is_not_merged_into_itself_or_into_another_case(kept):
    for other in (kept, make_need(make_case())):
        with pytest.raises(RuleViolation):
            merge_needs(need=kept, into=other, reason="", by=kept.case.owner)


def test_a_need_that_has_left_the_case_is_merged_with_nothing(case, kept, gone):
    retire_need(need=gone, status="rejected", reason="Löst", edit=None, by=case.owner)
    for need, into in ((gone, kept), (kept, gone)):
        with pytest.raises(RuleViolation):
            merge_needs(need=need, into=into, reason="", by=case.owner)


def test_a_chain_of_merges_is_undone_from_its_end(case, kept, gone):
    third = make_need(case, title="Det tredje")
    merge(gone, kept)
    merge(kept, third)
    with pytest.raises(RuleViolation, match="B-001") as refused:
        undo(gone)
    assert [obstacle.code for obstacle in refused.value.obstacles] == ["need-successor"]
    undo(kept)
    undo(gone)
    assert held(third)[2] == []


@pytest.mark.parametrize("state", ["submitted", "approved", "cancelled"])
def test_nothing_is_merged_or_undone_in_a_case_that_is_not_open(case, kept, gone, state):
    merge(gone, kept)
    type(case).objects.filter(pk=case.pk).update(state=state)
    with pytest.raises(RuleViolation) as refused:
        undo(gone)
    assert [obstacle.code for obstacle in refused.value.obstacles] == ["locked"]


def approved(case):
    approver = make_user("approver", case.organisation)
    baseline = submit_case(case=case, by=case.owner)
    needs = {"B-001": ("approve", "")}
    decide_case(case=case, version=baseline.version, verdict="approve", comment="", needs=needs, by=approver)
    revise_case(case=case, by=case.owner)


def test_a_merge_stands_once_the_successor_has_been_approved():
    case = make_ready_case()
    kept, gone = case.needs.get(), make_need(case)
    merge(gone, kept)
    approved(case)
    with pytest.raises(RuleViolation) as refused:
        undo(gone)
    assert [obstacle.code for obstacle in refused.value.obstacles] == ["need-approved"]
    assert refused.value.obstacles[0].url.endswith("/behov/B-001/")


def test_a_merge_after_the_approval_is_undone_and_the_need_is_approved_as_it_was():
    case = make_ready_case()
    kept = case.needs.get()
    approved(case)
    gone = make_need(case, other_perspectives=["industry"])
    merge(gone, kept)
    assert kept.status == "prioritised"  # it says more than what was approved
    undo(gone)
    assert held(kept)[4] == "approved"


def test_a_merge_that_came_with_a_file_is_undone_without_a_guess(case, kept, gone):
    Need.objects.filter(pk=gone.pk).update(status="merged", merged_into=kept)
    gone.refresh_from_db()
    before = held(kept)
    undo(gone)
    assert (held(kept), gone.status) == (before, "proposed")


def test_a_contributor_of_the_team_merges_and_undoes(case, kept, gone):
    colleague = make_user("contributor", case.organisation)
    set_team(case=case, users=[colleague], by=case.owner)
    merge_needs(need=gone, into=kept, reason="Samma", by=colleague)
    assert restore_need(need=gone, by=colleague).status == "draft"
