"""An answer as it stands, page by page, for the one who writes it: before it is sent, and on the receipt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from needs.cases.wording import word

from ..answers import Content
from ..choices import OWN_ROLES
from ..models import Inquiry
from .asked import Asked, AskedComparison
from .said import Said, said
from .steps import ABOUT, NEEDS, Step, steps


@dataclass(frozen=True)
class Fact:
    label: str
    words: str


@dataclass(frozen=True)
class Chosen:
    """What was chosen of two; `words` says which, or that the choice was skipped."""

    id: str
    left_text: str
    right_text: str
    words: str
    is_skipped: bool


@dataclass(frozen=True)
class Checked:
    """One page with what has been said on it; nothing where `step.state` is empty."""

    step: Step
    said: tuple[Said, ...] = ()
    chosen: Chosen | None = None
    facts: tuple[Fact, ...] = ()


def checked(questions: Asked, content: Content, inquiry: Inquiry) -> tuple[Checked, ...]:
    by_part = said(content, inquiry)
    proposed = tuple(each for each in by_part.values() if each.proposal)
    choices = {f"choice-{each.id}": each for each in chosen(questions.comparisons, content)}
    answers = {f"question-{part}": (each,) for part, each in by_part.items()} | {NEEDS: proposed}
    return tuple(
        Checked(
            step,
            said=answers.get(step.page, ()),
            chosen=choices.get(step.page),
            facts=about(content) if step.page == ABOUT and step.state else (),
        )
        for step in steps(questions, content)
    )


def chosen(comparisons: Iterable[AskedComparison], content: Content) -> tuple[Chosen, ...]:
    """The choices that were made or skipped, in their order."""
    return tuple(_chosen(each, content.choices[each.id]) for each in comparisons if each.id in content.choices)


def about(content: Content) -> tuple[Fact, ...]:
    """What somebody has said of herself."""
    facts = []
    if content.role:
        facts.append(Fact(_("How does it concern you?"), word(OWN_ROLES, content.role)))
    if content.first_hand is not None:
        facts.append(Fact(_("Have you experienced it yourself?"), _yes_no(content.first_hand)))
    return (*facts, Fact(_("May your words be quoted, without your name?"), _yes_no(content.may_quote)))


def _chosen(comparison: AskedComparison, choice: str) -> Chosen:
    left, right = comparison.left_text, comparison.right_text
    if choice not in ("left", "right"):
        return Chosen(comparison.id, left, right, pgettext("choice", "Skipped"), is_skipped=True)
    one, other = (left, right) if choice == "left" else (right, left)
    words = _("You chose “%(chosen)s” before “%(other)s”.") % {"chosen": one, "other": other}
    return Chosen(comparison.id, left, right, words, is_skipped=False)


def _yes_no(value: bool) -> str:
    return _("Yes") if value else _("No")
