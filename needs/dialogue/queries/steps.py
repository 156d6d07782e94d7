"""The way through an inquiry, page by page, and how far somebody has come on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from needs.casefile.kinds import AnswerState

from ..answers import Content
from .asked import Asked, AskedComparison, AskedQuestion

ABOUT = "about"
NEEDS = "needs"


@dataclass(frozen=True)
class Step:
    """One page. `page` names it in its form, `name` says where one is and `title` what it asks.

    `state` is `answered`, `do_not_know`, `skip`, or empty where nothing has been said. `is_quoted` tells that the
    title is the officer's words and not ours. `pair` and `more` tell pages with the same title apart; in a list such
    pages stand together under `group`.
    """

    page: str
    url: str
    name: str
    title: str
    state: str
    is_quoted: bool = False
    more: str = ""
    pair: str = ""
    group: str = ""

    @property
    def label(self) -> str:
        """What the page is called in a list of pages."""
        return self.pair or self.title


@dataclass(frozen=True)
class Way:
    """All the pages, and the one somebody is on: `place` of `total`, from 1."""

    steps: tuple[Step, ...]
    here: Step

    @property
    def place(self) -> int:
        return self.steps.index(self.here) + 1

    @property
    def next_place(self) -> int:
        return self.place + 1

    @property
    def total(self) -> int:
        return len(self.steps)

    @property
    def before(self) -> Step | None:
        return self.steps[self.place - 2] if self.place > 1 else None

    @property
    def after(self) -> Step | None:
        return self.steps[self.place] if self.place < self.total else None

    @property
    def is_to_question(self) -> bool:
        return self.after is not None and self.after.page.startswith("question-")


def question_page(question: AskedQuestion) -> str:
    return f"question-{question.id}"


def choice_page(comparison: AskedComparison) -> str:
    return f"choice-{comparison.id}"


def steps(asked: Asked, content: Content) -> tuple[Step, ...]:
    """Every page between the start and the check, in order."""
    pages = [_question(each, len(asked.questions), content) for each in asked.questions]
    if asked.asks_for_needs:
        pages.append(_needs(content))
    pages += [_choice(each, len(asked.comparisons), content) for each in asked.comparisons]
    return (*pages, _about(content))


def way_at(all_steps: Sequence[Step], page: str) -> Way:
    return Way(tuple(all_steps), next(step for step in all_steps if step.page == page))


def first_left(all_steps: Sequence[Step]) -> Step | None:
    """Where to go on: the first page where nothing has been said."""
    return next((step for step in all_steps if not step.state), None)


def _question(question: AskedQuestion, total: int, content: Content) -> Step:
    url = reverse("contribute_question", kwargs={"place": question.place})
    name = _("Question %(place)s of %(total)s") % {"place": question.place, "total": total}
    answer = content.answers.get(question.id)
    state = "" if answer is None else str(answer.state.value)
    return Step(question_page(question), url, name, question.wording, state, is_quoted=True)


def _needs(content: Content) -> Step:
    state = AnswerState.ANSWERED.value if any(each.is_written for each in content.proposals) else ""
    title = _("What do you need?")
    return Step(NEEDS, reverse("contribute_needs"), _("In your own words"), title, state)


def _choice(comparison: AskedComparison, total: int, content: Content) -> Step:
    url = reverse("contribute_choice", kwargs={"place": comparison.place})
    name = _("Choice %(place)s of %(total)s") % {"place": comparison.place, "total": total}
    choice = content.choices.get(comparison.id, "")
    state = AnswerState.ANSWERED.value if choice in ("left", "right") else choice
    title, group = _("Which matters most to you?"), _("Which matters most to you? Two at a time")
    pair = f"{comparison.left_text} / {comparison.right_text}"
    return Step(choice_page(comparison), url, name, title, state, more=name, pair=pair, group=group)


def _about(content: Content) -> Step:
    is_said = content.role or content.first_hand is not None or content.may_quote
    state = AnswerState.ANSWERED.value if is_said else ""
    name = pgettext("contribution", "Last")
    return Step(ABOUT, reverse("contribute_about"), name, _("About you"), state, group=name)
