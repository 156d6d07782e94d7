"""The words of events: a sentence for each kind, a label for each field, and values as people know them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.utils.translation import pgettext_lazy as say

from ..choices import (
    ALTERNATIVE_VERDICTS,
    CASE_STATES,
    CRITERION_DIRECTIONS,
    EFFECT_DIRECTIONS,
    MOSCOW,
    NEED_KINDS,
    NEED_STATUSES,
    PERSPECTIVE_STATUSES,
    PERSPECTIVES,
    PROCUREMENT_KINDS,
    SOURCE_KINDS,
    Words,
)

# What happened; the name of the record follows the sentence.
SENTENCES: Mapping[str, str | Promise] = {
    "case.created": say("event", "%(who)s started the case"),
    "case.changed": say("event", "%(who)s changed"),
    "case.facts": say("event", "%(who)s changed the facts of the case"),
    "case.team_changed": say("event", "%(who)s changed who works on the case"),
    "case.submitted": say("event", "%(who)s submitted the case for decision"),
    "case.withdrawn": say("event", "%(who)s took the case back"),
    "case.approved": say("event", "%(who)s approved the case"),
    "case.returned": say("event", "%(who)s returned the case"),
    "case.rejected": say("event", "%(who)s rejected the case"),
    "case.revised": say("event", "%(who)s started a new version"),
    "case.cancelled": say("event", "%(who)s cancelled the case"),
    "baseline.stored": say("event", "The content was locked as"),
    "part.done": say("event", "%(who)s is done with"),
    "part.reopened": say("event", "%(who)s took up again"),
    "alternative.changed": say("event", "%(who)s assessed the alternative"),
    "goal.chosen": say("event", "%(who)s chose the goal"),
    "goal.dropped": say("event", "%(who)s removed the goal"),
    "goal.explained": say("event", "%(who)s wrote why no need serves"),
    "perspective.changed": say("event", "%(who)s changed the perspective"),
    "source.created": say("event", "%(who)s added the source"),
    "source.changed": say("event", "%(who)s changed the source"),
    "source.removed": say("event", "%(who)s removed the source"),
    "effect.created": say("event", "%(who)s wrote the effect"),
    "effect.changed": say("event", "%(who)s changed the effect"),
    "effect.removed": say("event", "%(who)s removed the effect"),
    "need.created": say("event", "%(who)s wrote"),
    "need.changed": say("event", "%(who)s changed"),
    "need.classified": say("event", "%(who)s decided the importance of"),
    "need.merged": say("event", "%(who)s merged into another need"),
    "need.absorbed": say("event", "%(who)s brought another need into"),
    "need.restored": say("event", "%(who)s took back into the case"),
    "need.rejected": say("event", "%(who)s rejected"),
    "need.deferred": say("event", "%(who)s deferred"),
    "need.approved": say("event", "%(who)s approved"),
    "need.returned": say("event", "%(who)s returned"),
    "criterion.created": say("event", "%(who)s added the criterion"),
    "criterion.changed": say("event", "%(who)s changed the criterion"),
    "criterion.removed": say("event", "%(who)s removed the criterion"),
    "scores.given": say("event", "%(who)s scored"),
}
# Kinds nobody has given words yet still read as sentences.
UNKNOWN: Mapping[str, str | Promise] = {
    "created": say("event", "%(who)s added"),
    "removed": say("event", "%(who)s removed"),
    "": say("event", "%(who)s changed"),
}
FILTERS: Mapping[str, str | Promise] = {
    "case": say("events about", "The case and its texts"),
    "need": say("events about", "Needs"),
    "source": say("events about", "Sources"),
    "perspective": say("events about", "Perspectives"),
    "effect": say("events about", "Effects"),
    "goal": say("events about", "Goals"),
    "priority": say("events about", "Criteria and scores"),
    "decision": say("events about", "Submissions and decisions"),
}
FIELDS: Mapping[str, str | Promise] = {
    "title": say("field", "Title"),
    "registry_number": say("field", "Registry number"),
    "unit": say("field", "Unit"),
    "owner": say("field", "Responsible"),
    "team": say("field", "Team"),
    "state": say("field", "State"),
    "status": say("field", "Status"),
    "restricted": say("field", "Restricted"),
    "purpose": say("field", "Purpose"),
    "background": say("field", "Why now"),
    "situation_content": say("field", "Content of today's delivery"),
    "situation_costs": say("field", "Costs"),
    "situation_volumes": say("field", "Volumes"),
    "situation_organisation": say("field", "Organisation around the need"),
    "situation_integrations": say("field", "Integrations"),
    "situation_users": say("field", "Number of users"),
    "situation_characteristics": say("field", "Characteristics"),
    "situation_adjacent_areas": say("field", "Adjacent areas"),
    "lessons": say("field", "Lessons"),
    "inside": say("field", "What is included"),
    "outside": say("field", "What is not included"),
    "procurement_kind": say("field", "What is bought"),
    "cpv_codes": say("field", "CPV codes"),
    "estimated_value": say("field", "Estimated value"),
    "contract_ends_on": say("field", "Today's contract ends"),
    "contract_starts_on": say("field", "New contract starts"),
    "decision_due_on": say("field", "Decision due"),
    "hours_spent": say("field", "Hours spent"),
    "verdict": say("field", "Verdict"),
    "reason": say("field", "Reason"),
    "lead": say("field", "Leads"),
    "summary": say("field", "What was heard"),
    "set_aside_reason": say("field", "Why it is set aside"),
    "deviation_reason": say("field", "Why fewer voices are enough"),
    "uncovered_reason": say("field", "Why no need serves the goal"),
    "who": say("field", "Who"),
    "what": say("field", "What"),
    "so_that": say("field", "So that"),
    "problem": say("field", "Today's problem"),
    "met_when": say("field", "Met when"),
    "perspective": say("field", "Perspective"),
    "other_perspectives": say("field", "Other perspectives"),
    "kind": say("field", "Kind"),
    "consequence": say("field", "Consequence"),
    "probability": say("field", "Probability"),
    "impact": say("field", "Impact"),
    "cost_per_year": say("field", "Cost per year"),
    "effort": say("field", "Effort"),
    "goals": say("field", "Goals"),
    "sources": say("field", "Sources"),
    "effects": say("field", "Effects"),
    "needs": say("field", "Needs"),
    "no_goal_reason": say("field", "Why no goal fits"),
    "moscow": say("field", "Importance"),
    "moscow_reason": say("field", "Reason for the importance"),
    "secrecy_rule": say("field", "Secrecy provision"),
    "secrecy_reason": say("field", "Reason for secrecy"),
    "secrecy_until": say("field", "Secret until"),
    "note": say("field", "Note"),
    "retired_reason": say("field", "Why it left the case"),
    "merged_into": say("field", "Merged into"),
    "held_on": say("field", "Date"),
    "voices": say("field", "Voices"),
    "first_hand": say("field", "With first-hand experience"),
    "hours": say("field", "Hours"),
    "notes": say("field", "Notes"),
    "indicator": say("field", "Indicator"),
    "direction": say("field", "Direction"),
    "baseline": say("field", "Baseline"),
    "baseline_on": say("field", "Baseline measured"),
    "target": say("field", "Target"),
    "target_on": say("field", "Target date"),
    "method": say("field", "How it is measured"),
    "responsible": say("field", "Who measures"),
    "name": say("field", "Name"),
    "question": say("field", "Question"),
    "steps": say("field", "Steps"),
    "weight": say("field", "Weight"),
    "goal": say("field", "Goal"),
}
# Fields that say nothing to a reader: they only carry where a record stands.
SILENT = frozenset({"removed", "position", "done_parts", "goal", "merged_into"})
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
    "need.kind": NEED_KINDS,
    "source.kind": SOURCE_KINDS,
}
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
    if isinstance(value, dict):
        return ", ".join(str(part) for part in value.values() if part not in (None, "", []))
    words = CODES.get(f"{record}.{field}") or CODES.get(field) or {}
    text = str(value)
    return str(words.get(text) or names.get(f"{field}:{text}") or text)
