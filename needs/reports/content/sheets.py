"""One sheet per need: the sentence first, then everything that supports it."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from needs.casefile.models import Need
from needs.cases.choices import MOSCOW, NEED_KINDS, NEED_STATUSES, PERSPECTIVES
from needs.cases.remarks import WORDS
from needs.language import RULES, Severity

from . import effects
from .decided import verdict_word
from .prose import flat
from .reading import Reading
from .risks import expected_cost
from .sentence import name, sentence
from .wording import day, listed, money, number, score, stop, word


@dataclass(frozen=True, slots=True)
class Row:
    """A label with one line of text or several."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    id: str
    title: str
    meta: str
    sentence: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Retired:
    id: str
    title: str
    status: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sheets:
    sheets: tuple[Sheet, ...]
    retired: tuple[Retired, ...]


def build(reading: Reading) -> Sheets:
    return Sheets(
        tuple(_sheet(reading, need) for need in reading.live), tuple(_retired(need) for need in reading.retired)
    )


def _sheet(reading: Reading, need: Need) -> Sheet:
    rows = tuple(Row(label, tuple(lines)) for label, lines in _rows(reading, need) if lines)
    return Sheet(need.id, name(need), _meta(reading, need), sentence(need), rows)


def _meta(reading: Reading, need: Need) -> str:
    weighed, verdict = reading.weighing.of(need), reading.verdicts.get(need.id)
    perspectives = [need.perspective, *need.other_perspectives] if need.perspective else need.other_perspectives
    facts = [
        word(MOSCOW, need.moscow) or _("No class"),
        ", ".join(word(PERSPECTIVES, kind) for kind in perspectives),
        word(NEED_KINDS, need.kind).lower(),
        _("place %(place)s") % {"place": weighed.place} if weighed.place else "",
        verdict_word(verdict.verdict).lower() if verdict else word(NEED_STATUSES, need.status).lower(),
    ]
    return " · ".join(filter(None, facts))


def _rows(reading: Reading, need: Need) -> Iterator[tuple[str, list[str] | tuple[str, ...]]]:
    verdict = reading.verdicts.get(need.id)
    yield _("Today"), flat(need.problem)
    yield _("Met when"), [stop(text) for text in need.met_when if text.strip()]
    yield _("Effect"), [stop(effects.told(effect)) for effect in reading.effects_of(need)]
    yield _("Serves the goals"), _goals(reading, need)
    yield _("Rests on"), _sources(reading, need)
    yield pgettext("remarks", "On purpose"), _on_purpose(need)
    yield _("If nothing is done"), _consequence(need)
    yield _("Reason for the class"), flat(need.moscow_reason)
    yield _("Scores"), _scores(reading, need)
    yield _("Secrecy"), _secrecy(need)
    yield _("Note"), flat(need.note)
    yield _("Comment to the decision"), flat(verdict.comment) if verdict else ()


def _goals(reading: Reading, need: Need) -> list[str]:
    if not need.goals:
        return [_("No goal. %(reason)s") % {"reason": need.no_goal_reason.strip()}] if need.no_goal_reason else []
    words = {3: _("decisive"), 2: _("contributes clearly"), 1: _("contributes")}
    return [_goal(reading, link.goal, words[link.strength], link.reason.strip()) for link in need.goals]


def _goal(reading: Reading, goal: str, strength: str, reason: str) -> str:
    title = reading.goals[goal].title if goal in reading.goals else ""
    head = f"{goal} {title} ({strength})"
    return f"{head}: {reason}" if reason else head


def _sources(reading: Reading, need: Need) -> list[str]:
    return [line for link in need.sources for line in _source(reading, link.source, link.quote)]


def _source(reading: Reading, source: str, quotes: str) -> list[str]:
    """The source with the first quote from it, then the others; a blank line stands between two quotes."""
    title = reading.sources[source].title if source in reading.sources else ""
    head = f"{source} {title}".strip()
    said = [flatter.strip("”“\"' ") for quote in quotes.split("\n\n") if (flatter := " ".join(quote.split()))]
    if not said:
        return [head]
    return [_("%(source)s: ”%(quote)s”") % {"source": head, "quote": said[0]}, *(f"”{quote}”" for quote in said[1:])]


def _on_purpose(need: Need) -> list[str]:
    """Why a make is named, or something else stands that had to be changed or explained before the decision."""
    return [
        stop(f"{WORDS[given.rule].name}, ”{given.text}”: {' '.join(given.reason.split())}")
        for given in need.on_purpose
        if given.rule in WORDS and RULES[given.rule].severity == Severity.BLOCK
    ]


def _consequence(need: Need) -> list[str]:
    given = need.consequence
    steps = [
        _("Probability %(step)d of 5") % {"step": given.probability} if given.probability else "",
        _("impact %(step)d of 5") % {"step": given.impact} if given.impact else "",
    ]
    costs = [
        _("costs %(money)s when it happens") % {"money": money(given.cost_per_year)} if given.cost_per_year else "",
        _("expected %(money)s a year") % {"money": money(expected_cost([need]))} if expected_cost([need]) else "",
    ]
    sums = ", ".join(filter(None, (*steps, *costs)))
    return [*flat(given.text), *([stop(sums)] if sums else [])]


def _scores(reading: Reading, need: Need) -> list[str]:
    weighed = reading.weighing.of(need)
    if not weighed.place:
        return []
    whole = _("Weighted value %(value)s of 5") % {"value": score(weighed.value)}
    if not isnan(weighed.spread):
        whole = _("%(value)s, spread %(spread)s") % {"value": whole, "spread": score(weighed.spread)}
    effort = [_("effort %(step)d of 5") % {"step": need.effort}] if need.effort else []
    means = [f"{one.name.lower()} {mean}" for one in reading.file.criteria if (mean := _mean(need, one.id))]
    return [stop("; ".join([whole, *effort])), *([stop(listed(means))] if means else [])]


def _mean(need: Need, criterion: str) -> str:
    values = [given.value for given in need.scores if given.criterion == criterion]
    return number(sum(values) / len(values), 1) if values else ""


def _secrecy(need: Need) -> list[str]:
    if need.secrecy is None:
        return []
    until = _("until %(day)s") % {"day": day(need.secrecy.until)} if need.secrecy.until else ""
    told = ", ".join(filter(None, (need.secrecy.rule.strip(), until)))
    return [
        stop(_("May be secret: %(rule)s") % {"rule": told} if told else _("May be secret")),
        *flat(need.secrecy.reason),
    ]


def _retired(need: Need) -> Retired:
    reason = need.retired_reason.strip()
    part_of = _("Is now part of %(need)s.")
    if need.merged_into:
        reason = f"{part_of % {'need': need.merged_into}} {reason}".strip()
    return Retired(need.id, name(need), word(NEED_STATUSES, need.status), reason or _("No reason has been given."))
