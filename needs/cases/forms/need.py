"""Writing a need. Nothing in it is needed in order to save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from needs.casefile.kinds import NeedStatus
from needs.language import Statement
from needs.language.statement import FIELDS
from needs.safekeeping.forms import OnceForm, RecordForm
from needs.safekeeping.plain import with_plain_texts

from ..choices import EFFORTS, IMPACTS, NEED_KINDS, PERSPECTIVES, PROBABILITIES, pairs
from ..models import Need
from ..queries.advice import statement_of
from ..queries.need_links import Linkables, Linked
from .fields import LinesField, MoneyField
from .need_links import GoalLinkForm, SourceLinkForm
from .need_reasons import read_reasons
from .ticks import Ticks, TicksField, ticks

TITLE_FROM_TEXT = 80
PART_OF_SENTENCE = [MaxLengthValidator(1_000)]


def _text(rows: int, **options: Any) -> forms.CharField:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": rows}), required=False, **options)


def _step(words: Any, **options: Any) -> forms.TypedChoiceField:
    choices = [("", _("Not assessed")), *words.items()]
    return forms.TypedChoiceField(choices=choices, coerce=int, empty_value=None, required=False, **options)


class NeedForm(OnceForm, RecordForm):
    ask_for = ("what", _("Write at least one word about the need."))
    prefilled = frozenset({"perspective", "status"})

    who = _text(
        1,
        label=_("Who?"),
        help_text=_("The one who has the need. Name a group that can be recognised."),
        validators=PART_OF_SENTENCE,
    )
    what = _text(
        2,
        label=_("What do they need to achieve?"),
        help_text=_("Begin with a verb. Describe the outcome, not the solution."),
        validators=PART_OF_SENTENCE,
    )
    so_that = _text(
        2,
        label=pgettext_lazy("need form", "So that …"),
        help_text=_("What is different once the need is met?"),
        validators=PART_OF_SENTENCE,
    )
    title = forms.CharField(
        label=_("Title"),
        help_text=_("A few words that people recognise. Leave it empty and it is taken from the sentence."),
        max_length=200,
        required=False,
    )
    problem = _text(
        3, label=_("What is the problem today?"), help_text=_("What happens, how often, and how you know it.")
    )
    met_when = LinesField(
        label=_("When is the need met?"),
        help_text=_("What can be seen or measured then. One condition on each line."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    perspective = forms.ChoiceField(
        label=_("Main perspective"), choices=[("", _("Choose a perspective")), *pairs(PERSPECTIVES)], required=False
    )
    other_perspectives = TicksField(label=_("Other perspectives"), choices=pairs(PERSPECTIVES), required=False)
    kind = forms.ChoiceField(
        label=_("Kind of need"), choices=[("", _("Choose a kind")), *pairs(NEED_KINDS)], required=False
    )
    consequence = _text(
        2, label=_("What happens if the need is not met?"), help_text=_("For whom, and how it is noticed.")
    )
    probability = _step(PROBABILITIES, label=_("How likely is it?"))
    impact = _step(IMPACTS, label=_("How serious does it become?"))
    cost_per_year = MoneyField(
        label=_("What does it cost a year when it happens?"),
        help_text=_("In kronor, an estimate is enough."),
        required=False,
    )
    effort = _step(
        EFFORTS, label=_("How large an effort is needed?"), help_text=_("Compared with the other needs of the case.")
    )
    no_goal_reason = _text(1, label=_("No goal fits, because …"))
    effects = TicksField(label=_("Effects that the need leads to"), required=False)
    secrecy_rule = forms.CharField(
        label=_("Provision"),
        help_text=_("For example chapter 19, section 3 of the Public Access to Information and Secrecy Act."),
        max_length=200,
        required=False,
    )
    secrecy_reason = _text(2, label=_("Why it needs to be kept secret"))
    secrecy_until = forms.DateField(label=_("Until when"), required=False)
    note = _text(2, label=_("Note for those who work with the case"), help_text=_("Left out of the tender annex."))
    status = forms.ChoiceField(
        label=_("Are you done with this need?"),
        choices=[(NeedStatus.PROPOSED.value, _("Yes, propose it")), (NeedStatus.DRAFT.value, _("No, I will return"))],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(
        self, data: Any = None, *, linkables: Linkables, linked: Linked | None = None, initial: Any = None, **rest: Any
    ) -> None:
        linked = linked or Linked()
        super().__init__(data, initial={**(initial or {}), "effects": linked.effects}, **rest)
        effects = [(effect.ref, f"{effect.ref} {effect.name}") for effect in linkables.effects]
        self.fields["effects"].choices = effects  # type: ignore[attr-defined]  # a choice field
        for name in ("other_perspectives", "status"):
            self.fields[name].width = "row"  # type: ignore[attr-defined]  # read by the look
        self.goal_rows = [GoalLinkForm(data, goal=goal, link=linked.goals.get(goal.ref)) for goal in linkables.goals]
        self.source_rows = [
            SourceLinkForm(data, source=source, quote=linked.quotes.get(source.ref)) for source in linkables.sources
        ]
        self.reasons = read_reasons(data, stored=self.initial.get("on_purpose", []))

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(row.is_valid() for row in self.rows)])

    def clean(self) -> dict[str, Any]:
        if self.reasons.are_too_long:
            self.add_error(None, _("Write why something is on purpose in at most 1,000 characters."))
        return super().clean()

    def is_written(self) -> bool:
        return super().is_written() or any(row.is_valid() and row.value() for row in self.rows)

    def values(self) -> dict[str, Any]:
        values = super().values()
        values["title"] = values["title"] or title_from(values["what"])
        values["status"] = values["status"] or NeedStatus.DRAFT.value
        values["goals"] = [value for row in self.goal_rows if (value := row.value())]
        values["sources"] = [value for row in self.source_rows if (value := row.value())]
        return {**values, **self.reasons.values(statement_of(values))}

    def settled_names(self) -> list[str]:
        return [*super().settled_names(), "goals", "sources", "on_purpose"]

    @property
    def labels(self) -> dict[str, Any]:
        """Names of the parts that are rows, for the conflict page."""
        return {
            "goals": _("Goals that the need supports"),
            "sources": _("What the need rests on"),
            "on_purpose": _("What stands on purpose"),
        }

    @property
    def statement(self) -> Statement:
        """As it reads now, saved or not."""
        return statement_of({name: with_plain_texts(self[name].value()) for name in FIELDS})

    @property
    def parts(self) -> list[forms.Form]:
        """Every form of the page, in the order they stand."""
        return [self, *self.rows]

    @property
    def rows(self) -> list[GoalLinkForm | SourceLinkForm]:
        return [*self.goal_rows, *self.source_rows]

    @property
    def effect_ticks(self) -> Ticks:
        return ticks(self["effects"])

    @property
    def chosen_sources(self) -> list[SourceLinkForm]:
        return [row for row in self.source_rows if row.is_chosen]

    @property
    def other_sources(self) -> list[SourceLinkForm]:
        return [row for row in self.source_rows if not row.is_chosen]

    @property
    def has_secrecy(self) -> bool:
        return any(self[name].value() for name in ("secrecy_rule", "secrecy_reason", "secrecy_until"))


def initial_of(need: Need) -> dict[str, Any]:
    """The columns of a need as the form shows them. A need that has left draft stays proposed."""
    columns = {name: getattr(need, name) for name in NeedForm.base_fields if name not in ("version", "effects")}
    proposed = NeedStatus.DRAFT if need.status == NeedStatus.DRAFT else NeedStatus.PROPOSED
    return {**columns, "status": proposed.value, "on_purpose": need.on_purpose}


def title_from(what: str) -> str:
    text = " ".join(what.split()).rstrip(".")
    return Truncator(text[:1].upper() + text[1:]).chars(TITLE_FROM_TEXT)
