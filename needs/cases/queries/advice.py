"""What the checker remarks on in a need, as it is shown: a question, the place in the text, a reason if it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import pgettext

from needs.language import RULES, Remark, Severity, Statement, blocking, remarks_on
from needs.language.statement import FIELDS

from ..examples import EXAMPLES
from ..remarks import WORDS
from .field_words import label

# {"rule", "text", "reason"}, as a need keeps them.
Reason = Mapping[str, str]
Thing = tuple[str, str]

AT_ONCE = 5
AROUND = 48
LONGEST_MARK = 120
GRAVEST_FIRST = (Severity.BLOCK, Severity.WARN, Severity.INFORM)
SENTENCE = ("who", "what", "so_that")
# These are about the whole text, so that another wording of it is still the same remark.
WHOLE = frozenset({"no_measure", "too_long"})


@dataclass(frozen=True)
class Place:
    """Where in the sentence, or in another text: `field` names that one, and is empty for the sentence."""

    field: str
    before: str
    marked: str
    after: str


@dataclass(frozen=True)
class Spot:
    """`text` is the words that a remark is about, `reason` why they stand on purpose, if they do."""

    number: int
    rule: str
    text: str
    place: Place
    reason: str


@dataclass(frozen=True)
class Advice:
    """One question, and every place in the texts that it is asked of."""

    name: str
    question: str
    advice: str
    example: tuple[str, str]
    severity: Severity
    spots: Sequence[Spot]

    @property
    def blocks(self) -> bool:
        return self.severity == Severity.BLOCK


@dataclass(frozen=True)
class Advices:
    """`shown` are the few that matter most, `folded` the rest of what is open, `settled` what stands on purpose.

    `spots` counts all their places; `gone` are reasons for what the texts no longer say.
    """

    shown: Sequence[Advice]
    folded: Sequence[Advice]
    settled: Sequence[Advice]
    spots: int
    gone: Sequence[Reason]

    @property
    def open(self) -> int:
        return len(self.shown) + len(self.folded)


def statement_of(texts: Mapping[str, Any]) -> Statement:
    """The statement in the columns of a need. Conditions stand one on each line."""
    return Statement(**{field: _joined(texts.get(field)) for field in FIELDS})


def advices(statement: Statement, reasons: Sequence[Reason]) -> Advices:
    """What to think about, the gravest first; each thing once, however often the texts say it."""
    given = _by_thing(reasons)
    remarks = sorted(_once(remarks_on(statement)).items(), key=lambda item: GRAVEST_FIRST.index(item[1].severity))
    open_ones: dict[str, list[Spot]] = {}
    settled: dict[str, list[Spot]] = {}
    for number, (thing, remark) in enumerate(remarks):
        reason = given[thing]["reason"] if thing in given else ""
        spot = Spot(number, remark.rule, remark.text, _place(statement, remark), reason)
        (settled if reason else open_ones).setdefault(remark.rule, []).append(spot)
    asked = [_advice(rule, spots) for rule, spots in open_ones.items()]
    pressing = [advice for advice in asked if advice.severity != Severity.INFORM]
    return Advices(
        shown=pressing[:AT_ONCE],
        folded=[*pressing[AT_ONCE:], *(advice for advice in asked if advice.severity == Severity.INFORM)],
        settled=[_advice(rule, spots) for rule, spots in settled.items()],
        spots=len(remarks),
        gone=[reason for thing, reason in given.items() if thing not in dict(remarks)],
    )


def standing(statement: Statement, reasons: Sequence[Reason]) -> list[Reason]:
    """The reasons for what the texts still say."""
    said = _once(remarks_on(statement))
    return [reason for thing, reason in _by_thing(reasons).items() if thing in said]


def open_remarks(statement: Statement, reasons: Sequence[Reason]) -> list[Remark]:
    """What has to be changed, or given a reason, before a decision; each thing once."""
    given = _by_thing(reasons)
    return [remark for thing, remark in _once(blocking(statement)).items() if thing not in given]


def _advice(rule: str, spots: Sequence[Spot]) -> Advice:
    words, (before, after) = WORDS[rule], EXAMPLES[rule]
    return Advice(
        name=str(words.name),
        question=str(words.question),
        advice=str(words.advice),
        example=(str(before), str(after)),
        severity=RULES[rule].severity,
        spots=spots,
    )


def _by_thing(reasons: Sequence[Reason]) -> dict[Thing, Reason]:
    return {_thing(each["rule"], each["text"]): each for each in reasons if each["rule"] in WORDS and each["reason"]}


def _once(remarks: Sequence[Remark]) -> dict[Thing, Remark]:
    found: dict[Thing, Remark] = {}
    for remark in remarks:
        found.setdefault(_thing(remark.rule, remark.text), remark)
    return found


def _thing(rule: str, text: str) -> Thing:
    """What a reason is for: the same words anywhere in the need, or the whole text however it is worded."""
    return rule, "" if rule in WHOLE else text.casefold()


def _place(statement: Statement, remark: Remark) -> Place:
    text = getattr(statement, remark.field)
    before, after = text[: remark.start], text[remark.end :]
    if remark.field in SENTENCE:
        ahead, behind = _around(statement, remark.field)
        return Place("", _last(ahead + before), _shortened(remark.text), _first(after.rstrip(".") + behind))
    before, after = before.rpartition("\n")[2], after.partition("\n")[0]
    return Place(label(remark.field), _last(before), _shortened(remark.text), _first(after))


def _around(statement: Statement, field: str) -> tuple[str, str]:
    """What the sentence says before and after one of its three parts."""
    needs_to, so_that = pgettext("statement", "needs to"), pgettext("statement", "so that")
    whole = [statement.who, f" {needs_to} ", statement.what.rstrip("."), f", {so_that} ", statement.so_that]
    place = 2 * SENTENCE.index(field)
    return "".join(whole[:place]), "".join(whole[place + 1 :])


def _last(text: str) -> str:
    if len(text) <= AROUND:
        return text.lstrip()
    return f"… {text[-AROUND:].partition(' ')[2]}"


def _first(text: str) -> str:
    if len(text) <= AROUND:
        return text.rstrip()
    return f"{text[:AROUND].rpartition(' ')[0]} …"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_MARK else f"{text[:LONGEST_MARK].rpartition(' ')[0]} …"


def _joined(text: Any) -> str:
    return "\n".join(text) if isinstance(text, list) else str(text or "")
