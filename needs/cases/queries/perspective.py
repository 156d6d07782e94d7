"""What stands on the page of one perspective beside its questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from needs.casefile.kinds import AnswerState, PerspectiveKind

from ..choices import ANSWER_STATES, NEED_STATUSES, PERSPECTIVE_HINTS, PERSPECTIVES, Words
from ..models import Answer, Case, Need, Perspective, Source
from ..questions import page_language
from ..wording import word
from .coverage import PerspectiveCoverage, coverage
from .question import GuidingQuestion, questions_for
from .source import SourceRow, source_row, with_needs
from .stakeholder import StakeholderRow, stakeholders_of

WHO_TO_HEAR: Words = {
    PerspectiveKind.CUSTOMER: _(
        "Hear the unit that orders, whoever answers for the budget and whoever follows up today's contract."
    ),
    PerspectiveKind.CITIZEN: _(
        "Hear those who use the service, their relatives and those who have stopped using it. "
        "Associations and councils speak for several."
    ),
    PerspectiveKind.OPERATIONS: _(
        "Hear those who do the work, at different hours and places, the safety representative "
        "and those who look after systems and premises."
    ),
    PerspectiveKind.POLITICAL_VISION: _(
        "Read the budget, the plans and the decisions. "
        "Hear the chair of the committee and whoever answers for the plan."
    ),
    PerspectiveKind.BUSINESS: _(
        "Hear today's supplier and companies that have never submitted a tender, small ones too. "
        "Give everyone the same information."
    ),
    PerspectiveKind.INDUSTRY: _(
        "Hear their representatives and researchers too, and read market analyses. Give everyone the same information."
    ),
}


@dataclass(frozen=True)
class AnswerRow:
    """A guiding question with its answer, as read. `state` is empty when nobody has answered."""

    question: GuidingQuestion
    state: str
    state_word: str
    text: str
    evidence: str


@dataclass(frozen=True)
class NeedRow:
    ref: str
    url: str
    title: str
    status: str


@dataclass(frozen=True)
class Neighbour:
    name: str
    url: str


@dataclass(frozen=True)
class PerspectivePage:
    """What stands in lists is that of this perspective; `settled` counts the perspectives heard or set aside."""

    name: str
    hint: str
    who: str
    coverage: PerspectiveCoverage
    answers: list[AnswerRow]
    stakeholders: list[StakeholderRow]
    sources: list[SourceRow]
    needs: list[NeedRow]
    settled: int
    previous: Neighbour | None
    next: Neighbour | None

    @property
    def answered(self) -> int:
        return sum(bool(answer.state) for answer in self.answers)


def perspective_page(case: Case, perspective: Perspective, given: Mapping[str, Answer]) -> PerspectivePage:
    """`given` are the answers by the id of their question. Eight queries, however many sources and needs there are."""
    kind = perspective.kind
    covered = coverage(case)
    kinds = [each.value for each in PerspectiveKind]
    place = kinds.index(kind)
    sources = with_needs(Source.objects.filter(case=case, perspective=kind, removed=False))
    needs = Need.objects.active().filter(case=case, perspective=kind).order_by("number")
    return PerspectivePage(
        name=word(PERSPECTIVES, kind),
        hint=word(PERSPECTIVE_HINTS, kind),
        who=word(WHO_TO_HEAR, kind),
        coverage=covered[place],
        answers=_answers(case, kind, given),
        stakeholders=stakeholders_of(case, kind),
        sources=[source_row(case, source) for source in sources],
        needs=[_need_row(case, need) for need in needs],
        settled=sum(each.is_settled for each in covered),
        previous=_neighbour(case, kinds[place - 1]) if place else None,
        next=_neighbour(case, kinds[place + 1]) if place + 1 < len(kinds) else None,
    )


def answers_of(perspective: Perspective) -> dict[str, Answer]:
    """The answers by the id of their question."""
    return {answer.question: answer for answer in perspective.answers.all()}


def settled_words(case: Case) -> str:
    """How far the case has come: “4 of 6 perspectives are done.”"""
    covered = coverage(case)
    settled = sum(each.is_settled for each in covered)
    if settled == len(covered):
        return gettext("All six perspectives are heard or set aside. Well done.")
    return ngettext("1 of 6 perspectives is done.", "%(settled)s of 6 perspectives are done.", settled) % {
        "settled": settled
    }


def _answers(case: Case, kind: str, given: Mapping[str, Answer]) -> list[AnswerRow]:
    """What the organisation asks now, and what it asked before and got an answer to."""
    asked = questions_for(kind, case.organisation, page_language(), answered=given.keys())
    return [_answer_row(question, given.get(question.id)) for question in asked]


def _answer_row(question: GuidingQuestion, answer: Answer | None) -> AnswerRow:
    if answer is None:
        return AnswerRow(question, "", gettext("No answer yet"), "", "")
    return AnswerRow(
        question=question,
        state=answer.state,
        state_word="" if answer.state == AnswerState.ANSWERED else word(ANSWER_STATES, answer.state),
        text=answer.text,
        evidence=answer.evidence,
    )


def _need_row(case: Case, need: Need) -> NeedRow:
    url = reverse("need", args=[case.key, need.number])
    return NeedRow(need.ref, url, need.title, word(NEED_STATUSES, need.status))


def _neighbour(case: Case, kind: str) -> Neighbour:
    return Neighbour(word(PERSPECTIVES, kind), reverse("perspective", args=[case.key, kind]))
