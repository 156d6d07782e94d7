"""The case file read once: what several parts of the report ask for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from needs.casefile import CaseFile, Decision
from needs.casefile.kinds import RETIRED, Moscow, NeedStatus
from needs.casefile.models import Effect, Goal, Need, NeedDecision, Source
from needs.methods import moscow

from .standing import Standing, concerns, standing
from .weighing import Weighing, weigh


@dataclass(frozen=True)
class Reading:
    """`decision` is set only when it concerns exactly this file; `misplaced` tells that another one was given."""

    file: CaseFile
    decision: Decision | None
    misplaced: bool
    standing: Standing
    missing: tuple[str, ...]

    @cached_property
    def live(self) -> tuple[Need, ...]:
        """The needs that have not left the case, drafts among them, by id."""
        return tuple(sorted((need for need in self.file.needs if need.status not in RETIRED), key=_by_id))

    @cached_property
    def retired(self) -> tuple[Need, ...]:
        return tuple(sorted((need for need in self.file.needs if need.status in RETIRED), key=_by_id))

    @cached_property
    def for_decision(self) -> tuple[Need, ...]:
        """What the approver is asked to approve: a draft of a need is not ready for that."""
        return tuple(need for need in self.live if need.status != NeedStatus.DRAFT)

    @cached_property
    def drafts(self) -> tuple[Need, ...]:
        return tuple(need for need in self.live if need.status == NeedStatus.DRAFT)

    @cached_property
    def musts(self) -> tuple[Need, ...]:
        return self.weighing.in_order([need for need in self.live if need.moscow == Moscow.MUST])

    @cached_property
    def weighing(self) -> Weighing:
        return weigh(self.file, self.live)

    @cached_property
    def shares(self) -> moscow.Shares:
        return moscow.shares([need.moscow for need in self.live], [need.effort for need in self.live])

    @cached_property
    def goals(self) -> dict[str, Goal]:
        return {goal.id: goal for goal in self.file.goals}

    @cached_property
    def sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.file.sources}

    @cached_property
    def verdicts(self) -> dict[str, NeedDecision]:
        return {verdict.need: verdict for verdict in self.decision.needs} if self.decision else {}

    @cached_property
    def _effects(self) -> dict[str, list[Effect]]:
        found: dict[str, list[Effect]] = {}
        for effect in self.file.effects:
            for need in effect.needs:
                found.setdefault(need, []).append(effect)
        return found

    def effects_of(self, need: Need) -> list[Effect]:
        return self._effects.get(need.id, [])

    @cached_property
    def changed_at(self) -> datetime | None:
        """The last moment the file itself knows of: the report never asks the clock."""
        file = self.file
        moments = [file.frozen_at, file.case.created_at, *(need.changed_at for need in file.needs)]
        if self.decision:
            moments.append(self.decision.decided_at)
        return max((moment for moment in moments if moment), default=None)


def read(case_file: CaseFile, decision: Decision | None, missing: Sequence[str]) -> Reading:
    own = decision if decision and concerns(decision, case_file) else None
    misplaced = decision is not None and own is None
    return Reading(case_file, own, misplaced, standing(case_file, own), tuple(missing))


def _by_id(need: Need) -> tuple[int, str]:
    """B-999 before B-1000."""
    return len(need.id), need.id
