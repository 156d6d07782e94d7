"""Starting a case, its facts, its team, and finding it in the list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from needs.accounts.models import Organisation, Unit, User
from needs.safekeeping.forms import CARRIED, LimitedForm, OnceForm, PlainTextField, RecordForm

from ..choices import PROCUREMENT_KINDS, pairs
from ..models import Case
from ..queries.field_words import YES_NO
from ..queries.team import Member
from ..wording import money
from .fields import CpvField, DecimalField, MoneyField, Question
from .unit import UnitField

KINDS = [("", _("Not decided yet")), *pairs(PROCUREMENT_KINDS)]
GROUPS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("What the case is called"), ("title", "registry_number")),
    (_("Who answers for it"), ("unit", "owner", "restricted")),
    (_("What may be bought"), ("procurement_kind", "cpv_codes", "estimated_value")),
    (_("Dates and time"), ("decision_due_on", "contract_ends_on", "contract_starts_on", "hours_spent")),
)
FACTS = tuple(name for _heading, names in GROUPS for name in names)


def date_field(label: str | Promise, **kwargs: Any) -> forms.DateField:
    message = _("Write the date as year, month and day, for example 2026-11-23.")
    return forms.DateField(label=label, required=False, error_messages={"invalid": message}, **kwargs)


def title_field() -> forms.CharField:
    return PlainTextField(
        label=_("What is the case about?"),
        help_text=_("A short title that a colleague understands. The need, rather than what you intend to buy."),
        max_length=200,
        error_messages={"required": _("Write in a few words what the case is about.")},
    )


class NewCaseForm(OnceForm, LimitedForm):
    """Three questions: what it is about, what should be achieved, and what is already known."""

    title = title_field()
    purpose = Question(
        label=_("What should be achieved?"),
        help_text=_("One or two sentences on what should be better, and for whom."),
        why=_("A purpose that describes a result keeps several solutions possible. You can change it later."),
        example=_("Those who have home care shall get help quickly when something happens, also at night."),
        rows=3,
    )
    procurement_kind = forms.ChoiceField(label=_("What may have to be bought?"), choices=KINDS, required=False)
    unit = UnitField(label=_("Which unit has the need?"), empty_label=_("Not stated"))
    estimated_value = MoneyField(
        label=_("About how much is it worth?"),
        help_text=_("For the whole contract period, in kronor. It decides who approves."),
        required=False,
    )
    contract_ends_on = date_field(_("When does today's contract end?"), help_text=_("If there is one."))

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = organisations
        if len(organisations) == 1:
            self.fields["unit"].queryset = organisations[0].units.all()
        else:
            # Units belong to one organisation: they are chosen among the facts, when it is known.
            del self.fields["unit"]
            self.fields["organisation"] = forms.ModelChoiceField(
                label=_("In which organisation?"),
                queryset=Organisation.objects.filter(pk__in=[one.pk for one in organisations]),
                error_messages={"required": _("Choose the organisation that the case belongs to.")},
            )

    def organisation_field(self) -> forms.BoundField | None:
        return self["organisation"] if "organisation" in self.fields else None

    def unit_field(self) -> forms.BoundField | None:
        return self["unit"] if "unit" in self.fields and self.fields["unit"].queryset.exists() else None

    @property
    def organisation(self) -> Organisation:
        return self.cleaned_data.get("organisation") or self.organisations[0]

    def values(self) -> dict[str, Any]:
        not_asked = CARRIED | {"organisation"}
        return {name: value for name, value in self.cleaned_data.items() if name not in not_asked}


class FactsForm(RecordForm):
    mark_optional = False

    title = title_field()
    registry_number = forms.CharField(
        label=_("Registry number"), help_text=_("The number in your own registry, if it has one."), max_length=60
    )
    unit = UnitField(label=_("Unit"), empty_label=_("Not stated"))
    owner = forms.ModelChoiceField(
        label=_("Responsible"),
        queryset=User.objects.none(),
        empty_label=None,
        help_text=_("The officer who runs the case and gets the decision. Never the one who decides."),
    )
    procurement_kind = forms.ChoiceField(label=_("What may have to be bought?"), choices=KINDS, required=False)
    cpv_codes = CpvField(
        label=_("CPV codes"),
        help_text=_("With the check digit, for example 85312000-9. Several are separated by commas or lines."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    estimated_value = MoneyField(
        label=_("Estimated value"),
        help_text=_("For the whole contract period, in kronor. It decides who approves."),
        required=False,
    )
    contract_ends_on = date_field(_("Today's contract ends"))
    contract_starts_on = date_field(_("New contract starts"))
    decision_due_on = date_field(_("Decision due"))
    hours_spent = DecimalField(
        label=pgettext_lazy("facts", "Hours spent on the needs work"),
        help_text=_("A rough figure, all who have worked on it together."),
        required=False,
        min_value=0,
        max_digits=8,
        decimal_places=2,
    )
    restricted = forms.BooleanField(
        label=_("Only the responsible, the team and the one who decides may see the case"), required=False
    )

    def __init__(self, *args: Any, case: Case, officers: Any, **kwargs: Any) -> None:
        self.case = case
        initial = {name: getattr(case, name) for name in FACTS}
        super().__init__(*args, version=case.version, initial=initial, **kwargs)
        self.fields["title"].label = pgettext_lazy("facts", "Title")
        self.fields["registry_number"].required = False
        self.fields["unit"].queryset = Unit.objects.filter(organisation=case.organisation_id)
        self.fields["owner"].queryset = officers
        self.fields["registry_number"].width = "medium"

    def groups(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        for heading, names in GROUPS:
            yield str(heading), [self[name] for name in names]

    def readings(self) -> Iterator[tuple[str, str]]:
        """Each fact as text, for those who read and do not write."""
        for name in FACTS:
            yield str(self.fields[name].label), self._reading(name)

    def _reading(self, name: str) -> str:
        value = getattr(self.case, name)
        if name == "procurement_kind":
            return str(PROCUREMENT_KINDS.get(value, ""))
        if name == "estimated_value":
            return money(value)
        if isinstance(value, bool):
            return str(YES_NO[value])
        if name in ("unit", "owner"):
            return str(value or "")
        return str(self.fields[name].prepare_value(value)) if value else ""

    @property
    def chosen_owner(self) -> User:
        owner: User = self.cleaned_data["owner"]
        return owner

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values().items() if name != "owner"}


class TeamForm(forms.Form):
    members = forms.MultipleChoiceField(
        label=_("Who works on the case?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, members: list[Member], **kwargs: Any) -> None:
        """The owner works on the case as it is and is not asked about."""
        others = [member for member in members if not member.is_owner]
        chosen = [member.key for member in others if member.is_on_team]
        super().__init__(*args, initial={"members": chosen}, **kwargs)
        self.fields["members"].choices = [(member.key, f"{member.name}, {member.roles.lower()}") for member in others]
