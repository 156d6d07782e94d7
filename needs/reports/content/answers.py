"""The guiding questions of each perspective and what was answered."""

from dataclasses import dataclass

from needs.casefile.kinds import AnswerState, PerspectiveKind
from needs.casefile.models import Answer
from needs.cases.choices import ANSWER_STATES, PERSPECTIVES

from .prose import Prose, flat, prose
from .reading import Reading
from .wording import word


@dataclass(frozen=True, slots=True)
class Line:
    """`state` is told only where it is something else than answered."""

    question: str
    wording: str
    state: str
    text: Prose
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    perspective: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    groups: tuple[Group, ...]


def build(reading: Reading) -> Answers:
    answers = {one.kind: one.answers for one in reading.file.perspectives}
    return Answers(
        tuple(
            Group(word(PERSPECTIVES, kind), tuple(_line(answer) for answer in answers[kind]))
            for kind in PerspectiveKind
            if answers.get(kind)
        )
    )


def _line(answer: Answer) -> Line:
    state = "" if answer.state == AnswerState.ANSWERED else word(ANSWER_STATES, answer.state)
    return Line(answer.question, answer.wording, state, prose(answer.text), flat(answer.evidence))
