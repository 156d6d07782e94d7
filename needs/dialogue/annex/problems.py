"""What a file can say of inquiries that no case can hold, each as a sentence that names its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from needs.casefile import CaseFile, checksum
from needs.casefile import models as f
from needs.casefile.kinds import AnswerState, Handling, PerspectiveKind
from needs.cases.models import BankQuestion
from needs.safekeeping.refusal import Obstacle

from ..models import Inquiry
from ..queries.said import PROPOSED
from ..rules.inquiry import writing
from .content import content_of

# Times outside these years are slips, and some of them no clock of ours can show.
YEARS = range(2000, 2101)


def problems(file: CaseFile) -> Iterator[Obstacle]:
    """Ids that lead nowhere have been found before."""
    numbers = Counter(part.number for inquiry in file.inquiries for part in inquiry.contributions)
    sources = Counter(inquiry.source for inquiry in file.inquiries if inquiry.source)
    for name, times in (*numbers.items(), *sources.items()):
        if times > 1:
            yield _problem(
                "twice", _("%(id)s stands more than once in %(place)s.") % {"id": name, "place": "inquiries"}
            )
    for inquiry in file.inquiries:
        yield from _of_inquiry(inquiry, file)
        for part in inquiry.contributions:
            place = f"{inquiry.id}/{part.number}"
            yield from _of_contribution(place, part, inquiry)


def misfits(row: Model, place: str) -> Iterator[Obstacle]:
    """Texts longer than their columns and addresses that are none."""
    foreign = [field.name for field in row._meta.concrete_fields if field.is_relation]
    try:
        row.clean_fields(exclude=foreign)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            yield _problem("misfit", f"{place}.{name}: {' '.join(messages)}")


def unwritable(row: Inquiry, place: str) -> Iterator[Obstacle]:
    """What the application itself would not have let anybody write."""
    for obstacle in writing(row):
        yield _problem(obstacle.code, f"{place}: {obstacle.message}")


def _of_inquiry(inquiry: f.Inquiry, file: CaseFile) -> Iterator[Obstacle]:
    place = {"place": inquiry.id}
    if inquiry.perspective is None:
        yield _problem("perspective", _("%(place)s has no perspective.") % place)
    if inquiry.state != "draft" and not (inquiry.closes_on and inquiry.source):
        yield _problem("opened", _("%(place)s has been opened but has no last day or no source.") % place)
    if inquiry.state == "draft" and inquiry.contributions:
        yield _problem("draft", _("%(place)s has answers but has never been opened.") % place)
    if inquiry.closes_on and inquiry.closes_on.year not in YEARS:
        yield _time(f"{inquiry.id}.closes_on", inquiry.closes_on)
    for question in inquiry.questions:
        yield from _of_question(question, inquiry)
    counted = [part for part in inquiry.contributions if part.is_counted]
    for source in (each for each in file.sources if each.id == inquiry.source):
        if (source.voices, source.first_hand) != (len(counted), sum(bool(part.first_hand) for part in counted)):
            words = {"id": source.id, "place": inquiry.id}
            yield _problem("count", _("The voices of %(id)s are not those that answered %(place)s.") % words)


def _of_question(question: f.InquiryQuestion, inquiry: f.Inquiry) -> Iterator[Obstacle]:
    """It has room for what a question of the bank has."""
    texts = question.model_dump(exclude={"id"})
    kind = inquiry.perspective or PerspectiveKind.CUSTOMER
    row = BankQuestion(code=question.id, perspective=kind, language=inquiry.language, **texts)
    yield from misfits(row, f"{inquiry.id}/{question.id}")


def _of_contribution(place: str, part: f.Contribution, inquiry: f.Inquiry) -> Iterator[Obstacle]:
    if part.received_at.year not in YEARS:
        yield _time(f"{place}.received_at", part.received_at)
    if checksum(content_of(part)) != part.checksum:
        yield _problem("checksum", _("The answer %(place)s does not agree with its checksum.") % {"place": place})
    known = {question.id for question in inquiry.questions}
    compared = {pair.id for pair in inquiry.comparisons}
    proposed = [answer.part for answer in part.answers if answer.part.startswith(PROPOSED)]
    known |= {f"{PROPOSED}{number}" for number in range(1, len(proposed) + 1)}
    lost = [*(answer.part for answer in part.answers if answer.part not in known), *(part.choices.keys() - compared)]
    for name in lost:
        yield _problem(
            "nowhere", _("%(place)s points to %(id)s, which is not in the file.") % {"place": place, "id": name}
        )
    for name, times in Counter(answer.part for answer in part.answers).items():
        if times > 1:
            yield _problem("twice", _("%(id)s stands more than once in %(place)s.") % {"id": name, "place": place})
    for answer in part.answers:
        yield from _of_answer(f"{place}/{answer.part}", answer)


def _of_answer(place: str, answer: f.GivenAnswer) -> Iterator[Obstacle]:
    """What was done agrees with what came of it."""
    is_whole = {
        Handling.UNREAD: not (answer.needs or answer.reason),
        Handling.USED: bool(answer.needs) and not answer.reason,
        Handling.SET_ASIDE: bool(answer.reason) and not answer.needs,
    }
    is_said = bool(answer.text.strip()) or answer.state == AnswerState.DO_NOT_KNOW
    if not is_whole[answer.handling] or not is_said or len(set(answer.needs)) < len(answer.needs):
        yield _problem("handling", _("What was done with %(place)s does not agree with itself.") % {"place": place})


def _time(place: str, time: date) -> Obstacle:
    years = {"place": place, "time": time.isoformat(), "first": YEARS[0], "last": YEARS[-1]}
    return _problem("time", _("%(place)s is not between the years %(first)d and %(last)d: %(time)s") % years)


def _problem(code: str, message: str) -> Obstacle:
    return Obstacle(f"case-file-{code}", message)
