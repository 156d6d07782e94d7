"""From the parts of a case file to rows: who was invited stays where it was, what came in comes along."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from needs.accounts.models import User
from needs.casefile import CaseFile
from needs.casefile import models as f
from needs.casefile.kinds import Handling
from needs.cases.actions.boundary import place
from needs.cases.models import Case, Need, Source
from needs.safekeeping import keeping
from needs.safekeeping.batch import Told, append_all
from needs.safekeeping.refusal import refuse_if

from ..answers import stored
from ..models import Contribution, Inquiry, Invitation, Item, Moderation, Use
from .contact import contact_columns
from .content import content_of
from .problems import misfits, problems, unwritable

AT_A_TIME = 500


def write(case: Case, file: CaseFile, by: User) -> None:
    """Raises `RuleViolation` with every problem. Receipts keep their numbers, times and checksums."""
    refuse_if(problems(file))
    sources = {source.ref: source for source in case.sources.all()}
    needs = {need.ref: need for need in case.needs.all()}
    for part in file.inquiries:
        inquiry = _inquiry(case, part, sources.get(part.source or ""), by)
        rows = _contributions(inquiry, part, by)
        _handling(rows, part, needs, by)
        record = "contribution:{0.ref}".format
        told = [Told("contribution.received", record(row), None, {}) for row in rows]
        append_all(stream=case.key, organisation_id=case.organisation_id, by=None, told=told)


def _inquiry(case: Case, part: f.Inquiry, source: Source | None, by: User) -> Inquiry:
    now = timezone.now()
    inquiry = Inquiry(
        case=case,
        number=int(part.id.partition("-")[2]),
        source=source,
        opened_at=_opened(part, now),
        closed_at=now if part.state == "closed" else None,
        created_by=by,
    )
    plain = ("title", "introduction", "language", "state", "minutes", "closes_on", "privacy", "asks_for_needs")
    values = {
        **{name: getattr(part, name) for name in plain},
        **contact_columns(part.contact),
        "perspective": part.perspective or "",
        "questions": [each.model_dump() for each in part.questions],
        "comparisons": [each.model_dump() for each in part.comparisons],
    }
    for name, value in values.items():
        setattr(inquiry, name, value)
    refuse_if([*misfits(inquiry, part.id), *unwritable(inquiry, part.id)])
    if source:
        Source.objects.filter(pk=source.pk).update(is_counted=True)
    where = place(case, record=f"inquiry:{inquiry.ref}", kind="inquiry.created")
    return keeping.create(inquiry, values=values, by=by, place=where)


def _opened(part: f.Inquiry, now: datetime) -> datetime | None:
    """A file does not say; not after the first answer."""
    return None if part.state == "draft" else min((each.received_at for each in part.contributions), default=now)


def _contributions(inquiry: Inquiry, part: f.Inquiry, by: User) -> list[Contribution]:
    by_link = None
    if not all(each.is_invited for each in part.contributions):
        # The way they came in by; nobody gets in that way here.
        by_link = Invitation.objects.create(inquiry=inquiry, kind="open", revoked_at=timezone.now(), created_by=by)
    rows = [_contribution(inquiry, each, None if each.is_invited else by_link) for each in part.contributions]
    Contribution.objects.bulk_create(rows, batch_size=AT_A_TIME)
    Moderation.objects.bulk_create(
        Moderation(
            contribution=row,
            accepted=each.is_counted,
            reason=each.moderation_reason,
            by=by,
            at=timezone.now(),
        )
        for row, each in zip(rows, part.contributions, strict=True)
        if each.moderation_reason
    )
    return rows


def _contribution(inquiry: Inquiry, part: f.Contribution, invitation: Invitation | None) -> Contribution:
    return Contribution(
        case=inquiry.case,
        inquiry=inquiry,
        invitation=invitation,
        number=part.number,
        content=stored(content_of(part)),
        checksum=part.checksum,
        role=part.role.value if part.role else "",
        first_hand=bool(part.first_hand),
        may_quote=part.may_quote,
        is_moderated=not part.is_counted or bool(part.moderation_reason),
        received_at=part.received_at,
    )


def _handling(rows: list[Contribution], part: f.Inquiry, needs: dict[str, Need], by: User) -> None:
    """What was done with each answer; the words that needs rest on stand with the needs."""
    answered = [
        (Item(contribution=row, inquiry=row.inquiry, **columns), answer)
        for row, each in zip(rows, part.contributions, strict=True)
        for columns, answer in _items(each)
    ]
    Item.objects.bulk_create([item for item, _answer in answered], batch_size=AT_A_TIME)
    now = timezone.now()
    uses = [Use(item=item, need=needs[ref], by=by, at=now) for item, answer in answered for ref in answer.needs]
    Use.objects.bulk_create(uses, batch_size=AT_A_TIME)


def _items(part: f.Contribution) -> Iterator[tuple[dict[str, str | int], f.GivenAnswer]]:
    said = [answer for answer in part.answers if answer.text.strip()]
    for position, answer in enumerate(said, start=1):
        handling: Handling = answer.handling
        yield (
            {"part": answer.part, "position": position, "handling": handling.value, "reason": answer.reason},
            answer,
        )
