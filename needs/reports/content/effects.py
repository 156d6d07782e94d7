"""The effects: from where, to where, by when; and when we are done."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.casefile.models import Effect, Need
from needs.cases.choices import EFFECT_DIRECTIONS

from .prose import Prose, prose
from .reading import Reading
from .sentence import name
from .wording import day, number, quantity, word


@dataclass(frozen=True, slots=True)
class Line:
    id: str
    indicator: str
    direction: str
    baseline: str
    baseline_on: str
    target: str
    target_on: str
    method: Prose
    responsible: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effects:
    finding: str
    lines: tuple[Line, ...]
    done: tuple[str, ...]


def build(reading: Reading) -> Effects:
    titles = {need.id: f"{need.id} {name(need)}" for need in reading.file.needs}
    effects = sorted(reading.file.effects, key=lambda effect: (len(effect.id), effect.id))
    return Effects(_finding(reading), tuple(_line(effect, titles) for effect in effects), _done(reading))


def _finding(reading: Reading) -> str:
    count = len(reading.file.effects)
    if not count:
        return ""
    covered = sum(bool(reading.effects_of(need)) for need in reading.musts)
    first = ngettext("%(count)d effect is to be reached.", "%(count)d effects are to be reached.", count)
    second = _("%(covered)d of %(musts)d must-needs have an effect to measure.")
    facts = {"count": count, "covered": covered, "musts": len(reading.musts)}
    return f"{first} {second}" % facts if reading.musts else first % facts


def _line(effect: Effect, titles: dict[str, str]) -> Line:
    return Line(
        id=effect.id,
        indicator=effect.indicator,
        direction=word(EFFECT_DIRECTIONS, effect.direction),
        baseline=_value(effect.baseline, effect.unit),
        baseline_on=day(effect.baseline_on),
        target=_value(effect.target, effect.unit),
        target_on=day(effect.target_on),
        method=prose(effect.method),
        responsible=effect.responsible.strip(),
        needs=tuple(titles.get(need, need) for need in effect.needs),
    )


def _value(value: Decimal | None, unit: str) -> str:
    return _("Not stated") if value is None else quantity(value, unit)


def _done(reading: Reading) -> tuple[str, ...]:
    """The day the last target falls due, and what must have been reached by then."""
    due = max((effect.target_on for effect in reading.file.effects if effect.target_on), default=None)
    conditions = sum(len(need.met_when) for need in reading.live)
    unmet = [need for need in reading.live if not any(text.strip() for text in need.met_when)]
    found = [_("We are done when every effect of the must-needs has reached its target. Then we stop.")]
    if due:
        found.append(_("The last target falls due on %(day)s.") % {"day": day(due)})
    if conditions:
        found.append(
            _("The needs hold %(count)s conditions for when they are met. They stand with each need.")
            % {"count": number(conditions)}
        )
    if unmet:
        found.append(_unmet(unmet))
    return tuple(found)


def _unmet(needs: list[Need]) -> str:
    return ngettext(
        "%(count)d need does not say when it is met.", "%(count)d needs do not say when they are met.", len(needs)
    ) % {"count": len(needs)}


def told(effect: Effect) -> str:
    """An effect in one line: `Help within 15 minutes: from 38 % (2026-10-31) to 90 % (2028-10-31)`."""

    def dated(value: Decimal | None, on: str) -> str:
        return f"{_value(value, effect.unit)} ({on})" if on else _value(value, effect.unit)

    if effect.baseline is None and effect.target is None:
        return f"{effect.id} {effect.indicator}"
    return _("%(id)s %(indicator)s: from %(baseline)s to %(target)s") % {
        "id": effect.id,
        "indicator": effect.indicator.rstrip("."),
        "baseline": dated(effect.baseline, day(effect.baseline_on)),
        "target": dated(effect.target, day(effect.target_on)),
    }
