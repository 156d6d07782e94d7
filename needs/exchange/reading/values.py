"""The parts of a case file as the columns of rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from needs.casefile import models as f
from needs.casefile.kinds import NeedStatus
from needs.cases.models.case import SITUATION

# What an approver has said of a need belongs to the case where it was said.
DECIDED_ELSEWHERE = (NeedStatus.APPROVED, NeedStatus.RETURNED)

# Parts that are called the same and written the same in the file and in the row.
PLAIN_IN_CASE = (
    "registry_number",
    "title",
    "restricted",
    "purpose",
    "background",
    "lessons",
    "inside",
    "outside",
    "cpv_codes",
    "estimated_value",
    "contract_ends_on",
    "contract_starts_on",
    "decision_due_on",
    "hours_spent",
)
PLAIN_IN_NEED = (
    "title",
    "who",
    "what",
    "so_that",
    "problem",
    "met_when",
    "effort",
    "no_goal_reason",
    "moscow_reason",
    "note",
    "retired_reason",
)


def case_values(case: f.Case) -> dict[str, Any]:
    """Everything the case says of itself but its people, its state and its numbers."""
    plain = {name: getattr(case, name) for name in PLAIN_IN_CASE}
    situation = {f"situation_{item}": getattr(case.current_situation, item) for item in SITUATION}
    return {
        **plain,
        **situation,
        "procurement_kind": _code(case.procurement_kind),
    }


def perspective_values(perspective: f.Perspective, ids: Mapping[str, str]) -> dict[str, Any]:
    """`ids` are those of the questions here, by their ids in the file."""
    return {
        "status": perspective.status.value,
        "summary": perspective.summary,
        "set_aside_reason": perspective.set_aside_reason,
        "deviation_reason": perspective.deviation_reason,
        "answers": {
            ids[answer.question]: {"state": answer.state.value, "text": answer.text, "evidence": answer.evidence}
            for answer in perspective.answers
        },
    }


def source_values(source: f.Source) -> dict[str, Any]:
    """The files stay where they are: a case file holds their names and checksums, not their bytes."""
    values = source.model_dump(exclude={"id", "files"})
    return values | {"kind": source.kind.value, "perspective": _code(source.perspective)}


def stakeholder_values(stakeholder: f.Stakeholder) -> dict[str, Any]:
    values = stakeholder.model_dump(exclude={"id"})
    return values | {name: _code(getattr(stakeholder, name)) for name in ("perspective", "role", "involvement")}


def effect_values(effect: f.Effect) -> dict[str, Any]:
    return effect.model_dump(exclude={"id", "needs"}) | {"direction": effect.direction.value}


def criterion_values(criterion: f.Criterion) -> dict[str, Any]:
    return criterion.model_dump(exclude={"id"}) | {"direction": criterion.direction.value}


def need_values(need: f.Need, effects: list[str]) -> dict[str, Any]:
    """`effects` are the ids of the effects that the file says the need leads to."""
    secrecy = need.secrecy or f.Secrecy()
    return {
        **{name: getattr(need, name) for name in PLAIN_IN_NEED},
        "perspective": _code(need.perspective),
        "other_perspectives": [kind.value for kind in need.other_perspectives],
        "kind": _code(need.kind),
        "moscow": _code(need.moscow),
        "status": need_status(need).value,
        "consequence": need.consequence.text,
        **need.consequence.model_dump(exclude={"text"}),
        "on_purpose": [each.model_dump() for each in need.on_purpose],
        "secrecy_rule": secrecy.rule,
        "secrecy_reason": secrecy.reason,
        "secrecy_until": secrecy.until,
        "goals": [link.model_dump() for link in need.goals],
        "sources": [link.model_dump() for link in need.sources],
        "effects": effects,
    }


def need_status(need: f.Need) -> NeedStatus:
    if need.status in DECIDED_ELSEWHERE:
        return NeedStatus.PRIORITISED if need.moscow else NeedStatus.PROPOSED
    return need.status


def number_of(ref: str) -> int:
    """`B-001` is 1, `M2` is 2."""
    return int(ref.lstrip("BEFIKMU").lstrip("-"))


def _code(kind: Any) -> str:
    return kind.value if kind else ""
