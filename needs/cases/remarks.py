"""The words of the checker's remarks: what is asked, what to do, and how a need reads before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

Text = str | Promise

# Not a remark, but kept among them: a need that looks like another and stays beside it, `text` is the other.
APART = "similar"


@dataclass(frozen=True)
class Words:
    """`name` is for lists and reports, `question` and `advice` for the one who writes."""

    name: Text
    question: Text
    advice: Text


WORDS: Mapping[str, Words] = {
    "placeholder": Words(
        pgettext_lazy("remark", "Something to fill in"),
        pgettext_lazy("remark", "Something is left to fill in here."),
        pgettext_lazy("remark", "Write what you know, or take it out until you know."),
    ),
    "brand": Words(
        pgettext_lazy("remark", "Make or type"),
        pgettext_lazy("remark", "A make, a type or a standard is named. Is it needed?"),
        pgettext_lazy(
            "remark",
            "Write what it has to do. If it must be named, add “or equivalent”, or write below why "
            "the need cannot be said in another way. The reason stands in the report.",
        ),
    ),
    "solution": Words(
        pgettext_lazy("remark", "Solution"),
        pgettext_lazy("remark", "This sounds like a solution. What is the need behind it?"),
        pgettext_lazy(
            "remark",
            "Ask why, until the answer is what somebody gains by it. Then more than one solution can meet the need.",
        ),
    ),
    "supplier_shaped": Words(
        pgettext_lazy("remark", "Shaped by one supplier"),
        pgettext_lazy("remark", "Whose words are these?"),
        pgettext_lazy(
            "remark",
            "It reads as if one supplier had written it. Write what you need to manage, so that more "
            "of them can answer.",
        ),
    ),
    "requirement_language": Words(
        pgettext_lazy("remark", "Requirement"),
        pgettext_lazy("remark", "Is this already a requirement?"),
        pgettext_lazy(
            "remark",
            "“Shall” and “must” belong in the procurement documents. A need says what somebody wants to achieve.",
        ),
    ),
    "user_not_named": Words(
        pgettext_lazy("remark", "The one who needs it"),
        pgettext_lazy("remark", "Who is it?"),
        pgettext_lazy("remark", "Name a group that can be recognised and asked."),
    ),
    "vague_quantity": Words(
        pgettext_lazy("remark", "How much"),
        pgettext_lazy("remark", "How many is that?"),
        pgettext_lazy("remark", "Write a number, or which ones are meant."),
    ),
    "vague_quality": Words(
        pgettext_lazy("remark", "Vague word"),
        pgettext_lazy("remark", "How does it show?"),
        pgettext_lazy(
            "remark",
            "The word says different things to different readers. Write what somebody manages, or "
            "what can be measured.",
        ),
    ),
    "comparative": Words(
        pgettext_lazy("remark", "Comparison"),
        pgettext_lazy("remark", "Compared with what?"),
        pgettext_lazy("remark", "Write than what, or from which value to which."),
    ),
    "superlative": Words(
        pgettext_lazy("remark", "Superlative"),
        pgettext_lazy("remark", "How much is enough?"),
        pgettext_lazy("remark", "The best has no end and no price. Write which level is enough."),
    ),
    "escape": Words(
        pgettext_lazy("remark", "Way out"),
        pgettext_lazy("remark", "When does it hold, and when does it not?"),
        pgettext_lazy("remark", "Write which situations are meant, so that nobody has to guess."),
    ),
    "open_ended": Words(
        pgettext_lazy("remark", "Open list"),
        pgettext_lazy("remark", "What more is meant?"),
        pgettext_lazy("remark", "Write everything, or the word for the whole group."),
    ),
    "oblique": Words(
        pgettext_lazy("remark", "Slash"),
        pgettext_lazy("remark", "And, or, or both?"),
        pgettext_lazy("remark", "Write “and” or “or”. If two groups are meant, name both."),
    ),
    "several_needs": Words(
        pgettext_lazy("remark", "More than one need"),
        pgettext_lazy("remark", "Is this more than one need?"),
        pgettext_lazy("remark", "Divide it, so that each can be weighed and met by itself."),
    ),
    "too_long": Words(
        pgettext_lazy("remark", "Long sentence"),
        pgettext_lazy("remark", "Can it be said in fewer words?"),
        pgettext_lazy("remark", "Keep what somebody wants to achieve. The background fits under the problem today."),
    ),
    "group_noun": Words(
        pgettext_lazy("remark", "Which ones"),
        pgettext_lazy("remark", "Which ones are meant?"),
        pgettext_lazy("remark", "Name the groups, so that they can be asked."),
    ),
    "pronoun": Words(
        pgettext_lazy("remark", "Pronoun"),
        pgettext_lazy("remark", "Who or what is meant?"),
        pgettext_lazy("remark", "Write the word itself. The sentence is read on its own in the report."),
    ),
    "absolute": Words(
        pgettext_lazy("remark", "Absolute"),
        pgettext_lazy("remark", "Always, and altogether?"),
        pgettext_lazy("remark", "What may never fail costs the most. Write what is enough, or why it has to be so."),
    ),
    "time": Words(
        pgettext_lazy("remark", "When"),
        pgettext_lazy("remark", "When is that?"),
        pgettext_lazy("remark", "Write a time, a number of days, or what has to happen first."),
    ),
    "quantifier": Words(
        pgettext_lazy("remark", "All or any"),
        pgettext_lazy("remark", "Does it hold for every one of them?"),
        pgettext_lazy("remark", "If not all of them are meant, write which."),
    ),
    "capability": Words(
        pgettext_lazy("remark", "Possibility"),
        pgettext_lazy("remark", "Can it be said more directly?"),
        pgettext_lazy("remark", "Write what they do, not that they are given the possibility."),
    ),
    "negation": Words(
        pgettext_lazy("remark", "Not"),
        pgettext_lazy("remark", "What happens instead?"),
        pgettext_lazy("remark", "What is to happen is easier to check than what is not."),
    ),
    "purpose": Words(
        pgettext_lazy("remark", "Purpose"),
        pgettext_lazy("remark", "Does this belong under “So that”?"),
        pgettext_lazy("remark", "Write the purpose there, and only what they need to achieve here."),
    ),
    "parentheses": Words(
        pgettext_lazy("remark", "Parentheses"),
        pgettext_lazy("remark", "Is what stands in parentheses needed?"),
        pgettext_lazy("remark", "Write it out if it matters, take it away if it does not."),
    ),
    "passive": Words(
        pgettext_lazy("remark", "Nobody does it"),
        pgettext_lazy("remark", "Who does it?"),
        pgettext_lazy("remark", "Write who acts, so that it shows whose need it is."),
    ),
    "acronym": Words(
        pgettext_lazy("remark", "Abbreviation"),
        pgettext_lazy("remark", "Does everybody know the abbreviation?"),
        pgettext_lazy("remark", "Write it out. The report is read by people outside too."),
    ),
    "weak_verb": Words(
        pgettext_lazy("remark", "To know"),
        pgettext_lazy("remark", "What do they do with it?"),
        pgettext_lazy("remark", "To know is seldom the goal. Write what they do once they know."),
    ),
    "no_measure": Words(
        pgettext_lazy("remark", "No measure"),
        pgettext_lazy("remark", "How does it show that the need is met?"),
        pgettext_lazy("remark", "Write a number with its unit, or a condition under “When is the need met?”."),
    ),
}
