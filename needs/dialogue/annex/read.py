"""From rows to the parts of a case file, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Prefetch

from needs.casefile import models as f
from needs.casefile.kinds import AnswerState
from needs.cases.models import Case
from needs.cases.snapshot import file_part

from ..answers import read as read_content
from ..models import Contribution, Inquiry, Item, Use
from ..queries.said import Said, said
from ..queries.standing import accepted, is_counted
from .contact import contact_line


def read(case: Case) -> Mapping[str, Any]:
    """Seven queries, whatever the number of inquiries and contributions."""
    received: dict[int, list[Contribution]] = defaultdict(list)
    uses = Use.objects.select_related("need").order_by("need__number")
    items = Item.objects.prefetch_related(Prefetch("uses", uses))
    contributions = Contribution.objects.filter(case=case).select_related("invitation", "moderation")
    for contribution in contributions.prefetch_related(Prefetch("items", items)).order_by("number"):
        received[contribution.inquiry_id].append(contribution)
    inquiries = Inquiry.objects.filter(case=case).select_related("source").prefetch_related("materials__file")
    return {"inquiries": [_inquiry(row, received[row.pk]) for row in inquiries.order_by("number")]}


def is_invited(contribution: Contribution) -> bool:
    """Asked one by one; so is, unless it says otherwise, what was imported."""
    return contribution.invitation is None or not contribution.invitation.is_open_to_many


def _inquiry(row: Inquiry, received: list[Contribution]) -> f.Inquiry:
    return f.Inquiry(
        id=row.ref,
        title=row.title,
        introduction=row.introduction,
        perspective=row.perspective,
        language=row.language,
        state=row.state,
        minutes=row.minutes,
        closes_on=row.closes_on,
        contact=contact_line(row),
        privacy=row.privacy,
        asks_for_needs=row.asks_for_needs,
        questions=[f.InquiryQuestion(**each) for each in row.questions],
        comparisons=[f.Comparison(**each) for each in row.comparisons],
        materials=[file_part(each.file) for each in row.materials.all()],
        source=row.source.ref if row.source else None,
        invited=row.source.invited or 0 if row.source else 0,
        answered=sum(is_counted(each) and is_invited(each) for each in received),
        contributions=[_contribution(row, each) for each in received],
    )


def _contribution(inquiry: Inquiry, row: Contribution) -> f.Contribution:
    content = read_content(row.content)
    items = {item.part: item for item in row.items.all()}
    return f.Contribution(
        number=row.number,
        received_at=row.received_at,
        checksum=row.checksum,
        role=content.role,
        first_hand=content.first_hand,
        may_quote=content.may_quote,
        is_invited=is_invited(row),
        is_counted=is_counted(row),
        moderation_reason=row.moderation.reason if row.is_moderated and accepted(row) is not None else "",
        answers=[_answer(each, items.get(each.part)) for each in said(content, inquiry).values()],
        choices=content.choices,
    )


def _answer(what: Said, item: Item | None) -> f.GivenAnswer:
    return f.GivenAnswer(
        part=what.part,
        state=AnswerState.DO_NOT_KNOW if what.does_not_know else AnswerState.ANSWERED,
        text=what.written,
        **dict(_built(what)),
        **(_handled(item) if item else {}),
    )


def _built(what: Said) -> Iterator[tuple[str, str]]:
    """What the sentence builder holds of a proposal."""
    for name in ("who", "what", "so_that"):
        yield name, getattr(what.proposal, name, "")


def _handled(item: Item) -> dict[str, Any]:
    needs = [use.need.ref for use in item.uses.all()]
    return {"handling": item.handling, "reason": item.reason, "needs": needs}
