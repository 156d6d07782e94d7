"""The words of changes: a label for each field, and values as people know them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from ..choices import (
    AFFECTED,
    ALTERNATIVE_VERDICTS,
    ANSWER_STATES,
    CASE_STATES,
    CRITERION_DIRECTIONS,
    EFFECT_DIRECTIONS,
    EFFORTS,
    IMPACTS,
    INFLUENCES,
    INVOLVEMENTS,
    MOSCOW,
    NEED_KINDS,
    NEED_STATUSES,
    PERSPECTIVE_STATUSES,
    PERSPECTIVES,
    PROBABILITIES,
    PROCUREMENT_KINDS,
    SOURCE_KINDS,
    STAKEHOLDER_ROLES,
    STRENGTHS,
    Words,
)
from ..remarks import APART
from ..remarks import WORDS as REMARKS
from ..wording import money
from . import inquiry_words

FIELDS: Mapping[str, str | Promise] = {
    "number": pgettext_lazy("field", "Reference"),
    "title": pgettext_lazy("field", "Title"),
    "registry_number": pgettext_lazy("field", "Registry number"),
    "unit": pgettext_lazy("field", "Unit"),
    "owner": pgettext_lazy("field", "Responsible"),
    "team": pgettext_lazy("field", "Team"),
    "state": pgettext_lazy("field", "State"),
    "status": pgettext_lazy("field", "Status"),
    "restricted": pgettext_lazy("field", "Restricted"),
    "purpose": pgettext_lazy("field", "Purpose"),
    "background": pgettext_lazy("field", "Why now"),
    "situation_content": pgettext_lazy("field", "Content of today's delivery"),
    "situation_costs": pgettext_lazy("field", "Costs"),
    "situation_volumes": pgettext_lazy("field", "Volumes"),
    "situation_organisation": pgettext_lazy("field", "Organisation around the need"),
    "situation_integrations": pgettext_lazy("field", "Integrations"),
    "situation_users": pgettext_lazy("field", "Number of users"),
    "situation_characteristics": pgettext_lazy("field", "Characteristics"),
    "situation_adjacent_areas": pgettext_lazy("field", "Adjacent areas"),
    "lessons": pgettext_lazy("field", "Lessons"),
    "inside": pgettext_lazy("field", "What is included"),
    "outside": pgettext_lazy("field", "What is not included"),
    "procurement_kind": pgettext_lazy("field", "What is bought"),
    "cpv_codes": pgettext_lazy("field", "CPV codes"),
    "estimated_value": pgettext_lazy("field", "Estimated value"),
    "contract_ends_on": pgettext_lazy("field", "Today's contract ends"),
    "contract_starts_on": pgettext_lazy("field", "New contract starts"),
    "decision_due_on": pgettext_lazy("field", "Decision due"),
    "hours_spent": pgettext_lazy("field", "Hours spent"),
    "verdict": pgettext_lazy("field", "Verdict"),
    "reason": pgettext_lazy("field", "Reason"),
    "lead": pgettext_lazy("field", "Leads"),
    "summary": pgettext_lazy("field", "What was heard"),
    "set_aside_reason": pgettext_lazy("field", "Why it is set aside"),
    "deviation_reason": pgettext_lazy("field", "Why fewer voices are enough"),
    "uncovered_reason": pgettext_lazy("field", "Why no need serves the goal"),
    "who": pgettext_lazy("field", "Who"),
    "what": pgettext_lazy("field", "What"),
    "so_that": pgettext_lazy("field", "So that"),
    "problem": pgettext_lazy("field", "Today's problem"),
    "met_when": pgettext_lazy("field", "Met when"),
    "perspective": pgettext_lazy("field", "Perspective"),
    "other_perspectives": pgettext_lazy("field", "Other perspectives"),
    "kind": pgettext_lazy("field", "Kind"),
    "consequence": pgettext_lazy("field", "Consequence"),
    "probability": pgettext_lazy("field", "Probability"),
    "impact": pgettext_lazy("field", "Impact"),
    "cost_per_year": pgettext_lazy("field", "Cost per year"),
    "effort": pgettext_lazy("field", "Effort"),
    "goals": pgettext_lazy("field", "Goals"),
    "sources": pgettext_lazy("field", "Sources"),
    "effects": pgettext_lazy("field", "Effects"),
    "needs": pgettext_lazy("field", "Needs"),
    "no_goal_reason": pgettext_lazy("field", "Why no goal fits"),
    "moscow": pgettext_lazy("field", "Importance"),
    "moscow_reason": pgettext_lazy("field", "Reason for the importance"),
    "secrecy_rule": pgettext_lazy("field", "Secrecy provision"),
    "secrecy_reason": pgettext_lazy("field", "Reason for secrecy"),
    "secrecy_until": pgettext_lazy("field", "Secret until"),
    "note": pgettext_lazy("field", "Note"),
    "on_purpose": pgettext_lazy("field", "On purpose"),
    "retired_reason": pgettext_lazy("field", "Why it left the case"),
    "merged_into": pgettext_lazy("field", "Merged into"),
    "held_on": pgettext_lazy("field", "Date"),
    "voices": pgettext_lazy("field", "Voices"),
    "first_hand": pgettext_lazy("field", "With first-hand experience"),
    "hours": pgettext_lazy("field", "Hours"),
    "invited": pgettext_lazy("field", "Invited"),
    "influence": pgettext_lazy("field", "Influence"),
    "affected": pgettext_lazy("field", "Affected"),
    "role": pgettext_lazy("field", "Role"),
    "involvement": pgettext_lazy("field", "How they are heard"),
    "conflict_of_interest": pgettext_lazy("field", "Conflict of interest"),
    "notes": pgettext_lazy("field", "Notes"),
    "indicator": pgettext_lazy("field", "Indicator"),
    "direction": pgettext_lazy("field", "Direction"),
    "baseline": pgettext_lazy("field", "Baseline"),
    "baseline_on": pgettext_lazy("field", "Baseline measured"),
    "target": pgettext_lazy("field", "Target"),
    "target_on": pgettext_lazy("field", "Target date"),
    "method": pgettext_lazy("field", "How it is measured"),
    "responsible": pgettext_lazy("field", "Who measures"),
    "name": pgettext_lazy("field", "Name"),
    "question": pgettext_lazy("field", "Question"),
    "steps": pgettext_lazy("field", "Steps"),
    "weight": pgettext_lazy("field", "Weight"),
    "goal": pgettext_lazy("field", "Goal"),
    "part": pgettext_lazy("field", "Question"),
    "contact_data": pgettext_lazy("field", "Contact data"),
    **inquiry_words.FIELDS,
}
# Fields that say nothing to a reader: they only carry where a record stands.
SILENT = frozenset({"removed", "position", "done_parts", "goal", "merged_into", "sha256"}) | inquiry_words.SILENT
CODES: Mapping[str, Words] = {
    "state": CASE_STATES,
    "verdict": ALTERNATIVE_VERDICTS,
    "moscow": MOSCOW,
    "procurement_kind": PROCUREMENT_KINDS,
    "perspective": PERSPECTIVES,
    "other_perspectives": PERSPECTIVES,
    "direction": {**EFFECT_DIRECTIONS, **CRITERION_DIRECTIONS},
    "need.status": NEED_STATUSES,
    "perspective.status": PERSPECTIVE_STATUSES,
    "perspective.state": ANSWER_STATES,
    "need.kind": NEED_KINDS,
    "source.kind": SOURCE_KINDS,
    "rule": {
        **{rule: words.name for rule, words in REMARKS.items()},
        APART: pgettext_lazy("remark", "Kept apart from"),
    },
    "stakeholder.role": STAKEHOLDER_ROLES,
    "involvement": INVOLVEMENTS,
    **inquiry_words.CODES,
}
STEPS: Mapping[str, Mapping[int, str | Promise]] = {
    "strength": STRENGTHS,
    "probability": PROBABILITIES,
    "impact": IMPACTS,
    "effort": EFFORTS,
    "influence": INFLUENCES,
    "affected": AFFECTED,
}
MONEY = frozenset({"estimated_value", "cost_per_year"})
YES_NO = {True: gettext_lazy("Yes"), False: gettext_lazy("No")}


def label(field: str) -> str:
    """The label of a field; ids such as `K1` and what is unknown are shown as they are."""
    return str(FIELDS[field]) if field in FIELDS else field.replace("_", " ")


def shown(record: str, field: str, value: Any, names: Mapping[str, str]) -> str:
    """A value of a change as text. `record` is the kind of record, `names` are those of people and units by key."""
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, bool):
        return str(YES_NO[value])
    if isinstance(value, list):
        return "\n".join(shown(record, field, part, names) for part in value)
    if isinstance(value, dict) and "wording" in value:
        return str(value["wording"])  # of a question: its hint and reasons would only hide it
    if isinstance(value, dict) and "left_text" in value:
        return f"{value['left_text']} / {value['right_text']}"
    if isinstance(value, dict):
        parts = (shown(record, name, part, names) for name, part in value.items())
        return ", ".join(part for part in parts if part)
    if isinstance(value, int) and field in MONEY:
        return money(value)
    if isinstance(value, int) and field in STEPS:
        return str(STEPS[field].get(value, value))
    words = CODES.get(f"{record}.{field}") or CODES.get(field) or {}
    text = str(value)
    return str(words.get(text) or names.get(f"{field}:{text}") or text)


def part_of_need(field: str, value: Any) -> str:
    """A part of a need that is no plain field, such as its goals, one on each line."""
    return shown("need", field, value, {})
