"""What the format lets pass and a case does not: ids that are given twice or lead nowhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from needs.casefile import CaseFile
from needs.casefile.kinds import NeedStatus
from needs.casefile.models import Need
from needs.cases.questions import letter_of, questions_for

CRITERION = re.compile("K[1-9][0-9]{0,3}")


def problems(file: CaseFile) -> Iterator[str]:
    yield from _twice(file)
    yield from _odd_criteria(file)
    yield from _unknown_questions(file)
    needs = {need.id for need in file.needs}
    goals, sources = {goal.id for goal in file.goals}, {source.id for source in file.sources}
    criteria = {criterion.id for criterion in file.criteria}
    for need in file.needs:
        yield from _nowhere(need.id, (link.goal for link in need.goals), goals)
        yield from _nowhere(need.id, (link.source for link in need.sources), sources)
        yield from _nowhere(need.id, (score.criterion for score in need.scores), criteria)
        yield from _merged(need, file)
    for effect in file.effects:
        yield from _nowhere(effect.id, effect.needs, needs)
    for inquiry in file.inquiries:
        yield from _nowhere(inquiry.id, filter(None, [inquiry.source]), sources)
        used = (ref for came in inquiry.contributions for answer in came.answers for ref in answer.needs)
        yield from _nowhere(inquiry.id, used, needs)


def _twice(file: CaseFile) -> Iterator[str]:
    ids = [
        *(need.id for need in file.needs),
        *(goal.id for goal in file.goals),
        *(source.id for source in file.sources),
        *(stakeholder.id for stakeholder in file.stakeholders),
        *(inquiry.id for inquiry in file.inquiries),
        *(effect.id for effect in file.effects),
        *(criterion.id for criterion in file.criteria),
        *(part.kind.value for part in file.perspectives),
    ]
    alternatives = [part.kind.value for part in file.alternatives]
    for name, times in (*Counter(ids).items(), *Counter(alternatives).items()):
        if times > 1:
            yield _("%(id)s stands more than once in the file.") % {"id": name}
    for need in file.needs:
        scored = Counter((score.criterion, score.by) for score in need.scores)
        links = Counter([*(link.goal for link in need.goals), *(link.source for link in need.sources)])
        doubled = [f"{criterion} {by}" for (criterion, by), times in scored.items() if times > 1]
        for name in (*doubled, *(name for name, times in links.items() if times > 1)):
            yield _("%(id)s stands more than once in %(place)s.") % {"id": name, "place": need.id}


def _odd_criteria(file: CaseFile) -> Iterator[str]:
    """A report may call them anything; in a case they stand in an order, by number."""
    for place, criterion in enumerate(file.criteria, start=1):
        if not CRITERION.fullmatch(criterion.id):
            shown = Truncator(criterion.id).chars(60)
            yield f"criteria[{place}].id: " + _("does not have the form of such an id: %(input)s") % {"input": shown}


def _unknown_questions(file: CaseFile) -> Iterator[str]:
    """Beside the shipped questions a file may answer its organisation's own: `M101`, with the wording there."""
    for perspective in file.perspectives:
        shipped = {question.id for question in questions_for(perspective.kind)}
        own = re.compile(rf"{letter_of(perspective.kind)}[1-9]\d{{2,5}}")
        for answer in perspective.answers:
            if answer.question not in shipped and not own.fullmatch(answer.question):
                words = {"id": answer.question, "place": perspective.kind.value}
                yield _("The perspective %(place)s has no guiding question %(id)s.") % words


def _nowhere(place: str, links: Iterable[str], known: set[str]) -> Iterator[str]:
    for link in links:
        if link not in known:
            yield _("%(place)s points to %(id)s, which is not in the file.") % {"place": place, "id": link}


def _merged(need: Need, file: CaseFile) -> Iterator[str]:
    """Only a merged need points to its successor, and the way ends in one that is not merged."""
    successors = {each.id: each.merged_into for each in file.needs}
    if (need.status == NeedStatus.MERGED) != (need.merged_into is not None):
        yield _("%(id)s is merged without a successor, or has one without being merged.") % {"id": need.id}
        return
    if need.merged_into is not None and need.merged_into not in successors:
        yield from _nowhere(need.id, [need.merged_into], set(successors))
        return
    seen, now = {need.id}, need.merged_into
    while now is not None:
        if now in seen:
            yield _("%(id)s is merged into itself.") % {"id": need.id}
            return
        seen.add(now)
        now = successors.get(now)
