from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from needs.safekeeping.forms import RecordForm

from ..models import Case, CaseGoal
from ..queries.goal import GoalChoice, GoalChoices
from .part import done_question


@dataclass(frozen=True)
class GoalTick:
    goal: GoalChoice
    id: str
    checked: bool


@dataclass(frozen=True)
class GoalTicks:
    """The goals of one catalogue. It opens by itself when something in it is ticked."""

    name: str
    source: str
    ticks: list[GoalTick]

    @property
    def checked(self) -> int:
        return sum(tick.checked for tick in self.ticks)


class KnownKeysField(forms.MultipleChoiceField):
    """Keys of goals; one that has been retired meanwhile is passed over rather than held against the person."""

    def clean(self, value: Any) -> set[str]:
        return {key for key in self.to_python(value) if self.valid_value(key)}


class GoalsForm(forms.Form):
    """Which goals the case means to serve.

    `before` tells what was ticked when the page was opened, so that two people who choose at the same
    time only add and take away what each of them meant to.
    """

    goals = KnownKeysField(required=False, widget=forms.CheckboxSelectMultiple)
    before = KnownKeysField(required=False, widget=forms.MultipleHiddenInput)

    def __init__(self, data: Any = None, *, case: Case, choices: GoalChoices) -> None:
        chosen = [goal.key for goal in choices.chosen]
        super().__init__(data, initial={"goals": chosen, "before": chosen})
        keys = [(key, key) for key in choices.every_key()]
        self.fields["goals"].choices = keys  # type: ignore[attr-defined]  # a choice field
        self.fields["before"].choices = keys  # type: ignore[attr-defined]  # a choice field
        self.fields["done"] = done_question("goals" in case.done_parts)
        self.choices = choices

    def wanted(self) -> set[str]:
        """Keys of the goals to serve: those chosen now, with what this person added, without what she took away."""
        before, ticked = self.cleaned_data["before"], self.cleaned_data["goals"]
        now = {goal.key for goal in self.choices.chosen}
        return (now | (ticked - before)) - (before - ticked)

    @property
    def is_done(self) -> bool:
        return bool(self.cleaned_data["done"] == "yes")

    @property
    def chosen(self) -> list[GoalTick]:
        return self._ticks(self.choices.chosen)

    @property
    def catalogues(self) -> list[GoalTicks]:
        return [GoalTicks(group.name, group.source, self._ticks(group.goals)) for group in self.choices.groups]

    def _ticks(self, goals: Iterable[GoalChoice]) -> list[GoalTick]:
        ticked = set(self["goals"].value() or [])
        return [GoalTick(goal, f"goal-{goal.key}", goal.key in ticked) for goal in goals]


class UncoveredForm(RecordForm):
    uncovered_reason = forms.CharField(
        label=_("Why does no need serve the goal?"),
        help_text=_("For example that another case takes care of it, or that the purchase does not affect it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, data: Any = None, *, case_goal: CaseGoal) -> None:
        initial = {"uncovered_reason": case_goal.uncovered_reason}
        super().__init__(data, version=case_goal.version, initial=initial)
