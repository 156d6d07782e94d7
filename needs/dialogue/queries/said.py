"""What a contribution says, part by part, in the order it was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from needs.casefile.kinds import AnswerState
from needs.language.joining import joined_part

from ..answers import Content, Proposal, read
from ..models import Contribution, Inquiry, Item

PROPOSED = "need-"


@dataclass(frozen=True)
class Said:
    """One part. `written` is everything in it, `own` the contributor's own words, and `statement` what she put
    together with the sentence builder, as a sentence."""

    part: str
    wording: str
    written: str
    own: str
    statement: str = ""
    does_not_know: bool = False
    proposal: Proposal | None = None

    @property
    def quotable(self) -> str:
        return f"{self.written}\n{self.statement}"

    @property
    def quote(self) -> str:
        """The words to begin a quote with."""
        return self.own or self.statement


def said(content: Content, inquiry: Inquiry) -> dict[str, Said]:
    """By part; what was left empty is not there."""
    asked = {question["id"]: question["wording"] for question in inquiry.questions}
    found = [_answer(content, part, asked.get(part, part)) for part in _in_order(asked, content)]
    written = [proposal for proposal in content.proposals if proposal.is_written]
    texts = content.parts()
    for place, proposal in enumerate(written, start=1):
        part = f"{PROPOSED}{place}"
        found.append(_proposed(part, proposal, texts[part], inquiry.language))
    return {each.part: each for each in found}


def said_by(contribution: Contribution) -> dict[str, Said]:
    """`contribution` comes with its inquiry."""
    return said(read(contribution.content), contribution.inquiry)


def said_in(item: Item) -> Said:
    return said_by(item.contribution)[item.part]


def wording_of(part: str, inquiry: Inquiry) -> str:
    """The question as it was put, or that a need was asked for."""
    if part.startswith(PROPOSED):
        return proposed_wording()
    return next((question["wording"] for question in inquiry.questions if question["id"] == part), part)


def proposed_wording() -> str:
    return _("A need in their own words")


def _in_order(asked: Mapping[str, str], content: Content) -> list[str]:
    return [part for part in dict.fromkeys([*asked, *content.answers]) if part in content.answers]


def _answer(content: Content, part: str, wording: str) -> Said:
    answer = content.answers[part]
    return Said(part, wording, answer.text, answer.text, does_not_know=answer.state == AnswerState.DO_NOT_KNOW)


def _proposed(part: str, proposal: Proposal, written: str, language: str) -> Said:
    return Said(part, proposed_wording(), written, proposal.text, _statement(proposal, language), proposal=proposal)


def _statement(proposal: Proposal, language: str) -> str:
    """`Who needs to what, so that effect.` in the language of the inquiry, as far as it was filled in."""
    with override(language):
        needs_to, so_that = pgettext("statement", "needs to"), pgettext("statement", "so that")
    who = proposal.who.strip().rstrip(".")
    what, effect = (joined_part(text, language) for text in (proposal.what, proposal.so_that))
    first = f"{who} {needs_to} {what}" if who and what else who or what
    sentence = ", ".join(filter(None, [first, f"{so_that} {effect}" if effect else ""]))
    return f"{sentence}." if sentence else ""
