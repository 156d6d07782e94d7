"""One contribution, whole: for the officer, for paper and for the registry."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from needs.cases.choices import PERSPECTIVES
from needs.cases.models import Case
from needs.cases.wording import moment, word

from ..answers import Content, read
from ..models import Contribution, Inquiry, Item
from .answer import Answer, Answers, Who, handled_items, who
from .standing import Standing, accepted, standing


@dataclass(frozen=True)
class Chosen:
    """What she chose of two: `words` is the need that mattered more to her, or that she skipped."""

    left: str
    right: str
    words: str


@dataclass(frozen=True)
class Decided:
    """What was decided when the contribution was reviewed, by whom and when."""

    accepted: bool
    done: str
    reason: str


@dataclass(frozen=True)
class ContributionPage:
    """`received` as date and time; `checksum` is SHA-256 of what was sent, in hex."""

    ref: str
    url: str
    inquiry: Inquiry
    inquiry_name: str
    inquiry_url: str
    perspective: str
    came_by: str
    received: str
    checksum: str
    who: Who
    standing: Standing
    decided: Decided | None
    answers: list[Answer]
    choices: list[Chosen]
    is_moderated: bool

    @property
    def file_name(self) -> str:
        return f"{self.ref}.txt"


def contribution_of(case: Case, number: int) -> Contribution:
    """With its inquiry, invitation and moderation. Raises `Http404` for a number that the case does not have."""
    with_all = Contribution.objects.select_related("inquiry__source", "invitation", "moderation__by")
    found = with_all.filter(case=case, number=number).first()
    if found is None:
        raise Http404
    found.case = found.inquiry.case = case
    return found


def item_of(contribution: Contribution, part: str) -> Item:
    """Raises `Http404` for a part that the contribution does not have."""
    found = Item.objects.filter(contribution=contribution, part=part).select_related("handled_by").first()
    if found is None:
        raise Http404
    found.contribution = contribution
    return found


def contribution_page(contribution: Contribution) -> ContributionPage:
    """Two queries beside `contribution_of`."""
    inquiry, rows = contribution.inquiry, Answers(contribution.case)
    items = handled_items([contribution.pk])[contribution.pk]
    received = timezone.localtime(contribution.received_at)
    return ContributionPage(
        ref=contribution.ref,
        url=rows.address(contribution),
        inquiry=inquiry,
        inquiry_name=f"{inquiry.ref} {inquiry.title}",
        inquiry_url=reverse("inquiry", kwargs={"key": contribution.case.key, "number": inquiry.number}),
        perspective=word(PERSPECTIVES, inquiry.perspective),
        came_by=_came_by(contribution),
        received=f"{received:%Y-%m-%d %H:%M}",
        checksum=contribution.checksum,
        who=who(contribution),
        standing=standing(contribution),
        decided=_decided(contribution),
        answers=rows.of(contribution, items),
        choices=choices(read(contribution.content), inquiry),
        is_moderated=contribution.is_moderated,
    )


def choices(content: Content, inquiry: Inquiry) -> list[Chosen]:
    """Those that were put to her, in their order."""
    found = []
    for pair in inquiry.comparisons:
        if pair["id"] in content.choices:
            texts = {side: f"{pair[side]} {pair[f'{side}_text']}" for side in ("left", "right")}
            words = texts.get(content.choices[pair["id"]]) or _("Skipped")
            found.append(Chosen(texts["left"], texts["right"], words))
    return found


def _came_by(contribution: Contribution) -> str:
    """Never who was invited: a name would follow the words into the case."""
    if contribution.invitation is None:
        return _("Another installation, with the case")
    if contribution.invitation.is_open_to_many:
        return pgettext("came by", "An open link")
    return pgettext("came by", "A personal invitation")


def _decided(contribution: Contribution) -> Decided | None:
    verdict = accepted(contribution)
    if verdict is None:
        return None
    moderation = contribution.moderation
    return Decided(verdict, f"{moderation.by.name}, {moment(moderation.at)}", moderation.reason)
