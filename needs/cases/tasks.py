"""The five steps and the tasks in them: what they are called and on which page they are done."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .choices import PERSPECTIVES

Text = str | Promise

STEPS: Mapping[str, Text] = {
    "prepare": pgettext_lazy("step", "Prepare"),
    "gather": pgettext_lazy("step", "Gather"),
    "analyse": pgettext_lazy("step", "Analyse"),
    "prioritise": pgettext_lazy("step", "Prioritise"),
    "settle": pgettext_lazy("step", "Decide"),
}
# Part: step, name, page.
TASKS: Mapping[str, tuple[str, Text, str]] = {
    "background": ("prepare", _("Background and purpose"), "case_background"),
    "situation": ("prepare", _("Current situation"), "case_situation"),
    "lessons": ("prepare", _("Lessons from today's contract"), "case_lessons"),
    "delimitation": ("prepare", _("Delimitation"), "case_delimitation"),
    "alternatives": ("prepare", _("Alternatives to buying"), "case_alternatives"),
    "goals": ("prepare", _("Goals the case is to serve"), "case_goals"),
    "stakeholders": ("gather", _("Who the case concerns"), "stakeholder_list"),
    "inquiries": ("gather", _("Ask people outside"), "inquiry_list"),
    **{f"perspective:{kind}": ("gather", name, "perspective") for kind, name in PERSPECTIVES.items()},
    "sources": ("gather", _("Sources and workshops"), "source_list"),
    "needs": ("analyse", _("Write the needs"), "need_list"),
    "effects": ("analyse", _("Effects and targets"), "effect_list"),
    "trace": ("analyse", _("Goals and needs"), "case_trace"),
    "criteria": ("prioritise", _("Criteria and weights"), "criteria"),
    "scores": ("prioritise", _("Score the needs"), "score"),
    "priority": ("prioritise", _("Decide what is most important"), "priority"),
    "submit": ("settle", _("Submit for decision"), "case_submit"),
    "decide": ("settle", _("Decision"), "case_decide"),
}


def name_of(part: str) -> str:
    return str(TASKS[part][1]) if part in TASKS else ""


def url_of(part: str, key: str) -> str:
    """The page of a part of the case with that key; nothing for a part that is unknown."""
    if part not in TASKS:
        return ""
    _kind, _colon, perspective = part.partition(":")
    arguments = {"key": key, "kind": perspective} if perspective else {"key": key}
    return reverse(TASKS[part][2], kwargs=arguments)
