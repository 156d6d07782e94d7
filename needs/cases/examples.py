"""How a need reads before and after each remark of the checker has been thought about."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

EXAMPLES: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "placeholder": (
        pgettext_lazy("example", "so that TBD"),
        pgettext_lazy("example", "so that the day can be planned"),
    ),
    "brand": (
        pgettext_lazy("example", "write in Microsoft Word"),
        pgettext_lazy("example", "write in the same document as another authority"),
    ),
    "solution": (
        pgettext_lazy("example", "have an app for alarms"),
        pgettext_lazy("example", "tell alarms that call for a visit from those that can be solved in another way"),
    ),
    "supplier_shaped": (
        pgettext_lazy("example", "have the same system as today’s supplier"),
        pgettext_lazy("example", "see the visits of the last three years"),
    ),
    "requirement_language": (
        pgettext_lazy("example", "the supplier shall deliver within two days"),
        pgettext_lazy("example", "have the material two days after it was ordered"),
    ),
    "user_not_named": (
        pgettext_lazy("example", "As a user"),
        pgettext_lazy("example", "The one who works nights in home care"),
    ),
    "vague_quantity": (
        pgettext_lazy("example", "several visits a day"),
        pgettext_lazy("example", "at least three visits a day"),
    ),
    "vague_quality": (
        pgettext_lazy("example", "have a user-friendly list"),
        pgettext_lazy("example", "find today’s visits without training"),
    ),
    "comparative": (
        pgettext_lazy("example", "get faster help"),
        pgettext_lazy("example", "get help within 15 minutes instead of 40"),
    ),
    "superlative": (
        pgettext_lazy("example", "have the best possible sound"),
        pgettext_lazy("example", "hear every word in a room with 30 pupils"),
    ),
    "escape": (
        pgettext_lazy("example", "get help as needed"),
        pgettext_lazy("example", "get help when the alarm has gone off"),
    ),
    "open_ended": (
        pgettext_lazy("example", "food, cleaning etc."),
        pgettext_lazy("example", "food, cleaning and washing"),
    ),
    "oblique": (
        pgettext_lazy("example", "relatives/friends"),
        pgettext_lazy("example", "relatives and friends"),
    ),
    "several_needs": (
        pgettext_lazy("example", "see the plan and report the visit"),
        pgettext_lazy("example", "see the plan"),
    ),
    "too_long": (
        pgettext_lazy(
            "example",
            "see, before the shift begins and when all reports have been read, which visits of the day have changed",
        ),
        pgettext_lazy("example", "see which visits have changed when the shift begins"),
    ),
    "group_noun": (
        pgettext_lazy("example", "all relevant parties"),
        pgettext_lazy("example", "night staff and relatives"),
    ),
    "pronoun": (
        pgettext_lazy("example", "so that it works"),
        pgettext_lazy("example", "so that the alarm works"),
    ),
    "absolute": (
        pgettext_lazy("example", "always reach a nurse"),
        pgettext_lazy("example", "reach a nurse within ten minutes, at night too"),
    ),
    "time": (
        pgettext_lazy("example", "get an answer soon"),
        pgettext_lazy("example", "get an answer within two days"),
    ),
    "quantifier": (
        pgettext_lazy("example", "all pupils"),
        pgettext_lazy("example", "pupils in years 7 to 9"),
    ),
    "capability": (
        pgettext_lazy("example", "have the possibility to read the plan"),
        pgettext_lazy("example", "read the plan"),
    ),
    "negation": (
        pgettext_lazy("example", "not have to wait for an answer"),
        pgettext_lazy("example", "get an answer the same day"),
    ),
    "purpose": (
        pgettext_lazy("example", "see the plan in order to come on time"),
        pgettext_lazy("example", "see the plan"),
    ),
    "parentheses": (
        pgettext_lazy("example", "relatives (children)"),
        pgettext_lazy("example", "grown-up children"),
    ),
    "passive": (
        pgettext_lazy("example", "visits are documented"),
        pgettext_lazy("example", "document the visit at the door"),
    ),
    "acronym": (
        pgettext_lazy("example", "see the ECP"),
        pgettext_lazy("example", "see the emergency care plan"),
    ),
    "weak_verb": (
        pgettext_lazy("example", "get information about the visit"),
        pgettext_lazy("example", "plan the day around the visit"),
    ),
    "no_measure": (
        pgettext_lazy("example", "reach a nurse at night"),
        pgettext_lazy("example", "reach a nurse within five minutes at night"),
    ),
}
