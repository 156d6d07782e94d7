"""A contribution of a case file as it was sent: the checksum on its receipt is over this."""

from __future__ import annotations

from needs.casefile import models as f

from ..answers import Content, Proposal, Written
from ..queries.said import PROPOSED


def content_of(part: f.Contribution) -> Content:
    """What the contributor sent, made again of its parts."""
    return Content(
        answers={
            each.part: Written(state=each.state, text=each.text)
            for each in part.answers
            if not each.part.startswith(PROPOSED)
        },
        proposals=[_proposal(each) for each in part.answers if each.part.startswith(PROPOSED)],
        choices=part.choices,
        role=part.role,
        first_hand=part.first_hand,
        may_quote=part.may_quote,
    )


def _proposal(answer: f.GivenAnswer) -> Proposal:
    """Her own words stand before what she put together, one part a line."""
    built = "\n".join(filter(None, (answer.who, answer.what, answer.so_that)))
    own = "" if answer.text == built else answer.text.removesuffix(f"\n{built}") if built else answer.text
    return Proposal(text=own, who=answer.who, what=answer.what, so_that=answer.so_that)
