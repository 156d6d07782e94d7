"""What a contributor writes: the content of a reply while it is a draft, and of the contribution it becomes."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from needs.casefile import canonical_bytes
from needs.casefile.kinds import AnswerState, StakeholderRole

Choice = Literal["left", "right", "skip"]
LONGEST_ANSWER = 10_000
MOST_PROPOSALS = 10


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Written(Part):
    """The answer to one question; `state` is `answered` or `do_not_know`."""

    state: AnswerState = AnswerState.ANSWERED
    text: str = ""


class Proposal(Part):
    """A need in the contributor's own words, with the parts of the sentence builder if she used it."""

    text: str = ""
    who: str = ""
    what: str = ""
    so_that: str = ""

    @property
    def is_written(self) -> bool:
        return any((self.text, self.who, self.what, self.so_that))


class Content(Part):
    """`answers` by id of the question, `choices` by id of the comparison; contact data is never part of it."""

    answers: dict[str, Written] = {}
    proposals: list[Proposal] = []
    choices: dict[str, Choice] = {}
    role: StakeholderRole | None = None
    first_hand: bool | None = None
    may_quote: bool = False

    @property
    def is_empty(self) -> bool:
        """Nothing an authority could use: no text, no proposal, no choice that was not skipped."""
        said = any(answer.text.strip() for answer in self.answers.values())
        chosen = any(choice != "skip" for choice in self.choices.values())
        return not (said or chosen or any(each.is_written for each in self.proposals))

    def parts(self) -> dict[str, str]:
        """The texts that go to the inbox, by part: questions answered in words, then needs proposed."""
        said = {id_: answer.text for id_, answer in self.answers.items() if answer.text.strip()}
        proposed = [each for each in self.proposals if each.is_written]
        return said | {f"need-{place}": _sentence(each) for place, each in enumerate(proposed, start=1)}


def _sentence(proposal: Proposal) -> str:
    """The words as they were written, one part a line: what holds them together is for a page to say."""
    return "\n".join(filter(None, (proposal.text, proposal.who, proposal.what, proposal.so_that)))


def stored(content: Content) -> str:
    """Canonical JSON, the form whose checksum stands on the receipt."""
    return canonical_bytes(content).decode()


def read(text: str) -> Content:
    return Content.model_validate_json(text)
