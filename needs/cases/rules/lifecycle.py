"""The life of a case as one table: from which states, to which, by whom. Nothing else changes `state`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from needs.accounts.models import User
from needs.casefile.kinds import CaseState as S
from needs.safekeeping.refusal import Obstacle

from ..choices import CASE_STATES
from ..models import Case
from .access import may_decide_in, may_run


@dataclass(frozen=True)
class Transition:
    """`to` is reached from any state in `sources` by a person for whom `who` holds."""

    sources: frozenset[S]
    to: S
    who: Callable[[User, Case], bool]


TRANSITIONS: dict[str, Transition] = {
    "submit": Transition(frozenset({S.DRAFT}), S.SUBMITTED, may_run),
    "withdraw": Transition(frozenset({S.SUBMITTED}), S.DRAFT, may_run),
    "approve": Transition(frozenset({S.SUBMITTED}), S.APPROVED, may_decide_in),
    "return": Transition(frozenset({S.SUBMITTED}), S.RETURNED, may_decide_in),
    "reject": Transition(frozenset({S.SUBMITTED}), S.REJECTED, may_decide_in),
    "revise": Transition(frozenset({S.RETURNED, S.APPROVED, S.REJECTED}), S.DRAFT, may_run),
    "cancel": Transition(frozenset({S.DRAFT, S.SUBMITTED, S.APPROVED, S.RETURNED}), S.CANCELLED, may_run),
}


def possible(name: str, case: Case) -> bool:
    return case.state in TRANSITIONS[name].sources


def wrong_state(name: str, case: Case) -> Iterator[Obstacle]:
    """One obstacle when the transition does not start from the state the case is in."""
    if not possible(name, case):
        message = _("The case is “%(state)s”. Someone may have changed it while you had the page open.") % {
            "state": CASE_STATES[S(case.state)]
        }
        yield Obstacle("wrong-state", message, "case_hub", {"key": case.key})


def is_open(case: Case) -> bool:
    """Whether the contents of the case may be changed."""
    return case.state == S.DRAFT


def locked(case: Case) -> Iterator[Obstacle]:
    """One obstacle when the contents may not be changed now."""
    if is_open(case):
        return
    if case.state == S.SUBMITTED:
        message = _("The case rests with the approver and is locked. Withdraw it if you need to change something.")
    else:
        message = _("This version is decided and locked. Start a new version to change something.")
    yield Obstacle("locked", message, "case_hub", {"key": case.key})
