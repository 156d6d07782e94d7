from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from needs.accounts.models import Organisation
from needs.safekeeping.forms import OnceForm, PlainTextField, RecordForm

from ..models import GoalCatalogue
from ..rules.catalogue import name_taken

DATE_ERRORS = {"invalid": _("Write the date as year, month and day, for example 2026-11-23.")}


class CatalogueForm(OnceForm, RecordForm):
    """A goal catalogue. Only its name is needed: people choose goals by it."""

    name = PlainTextField(
        label=_("Name"),
        help_text=_("What people call the document, for example “Vision 2035”."),
        max_length=200,
        error_messages={"required": _("Write a name, so that people recognise the catalogue.")},
    )
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    source = forms.CharField(
        label=pgettext_lazy("goal catalogue", "Source"),
        help_text=_("Who has adopted it, when and in which section."),
        max_length=300,
        required=False,
    )
    source_url = forms.URLField(
        label=_("Web address"),
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Write the whole address, for example https://www.kommun.se/vision.")},
    )
    valid_from = forms.DateField(label=_("Valid from"), required=False, error_messages=DATE_ERRORS)
    valid_to = forms.DateField(label=_("Valid to"), required=False, error_messages=DATE_ERRORS)

    mark_optional = True

    def __init__(self, data: Any = None, *, organisation: Organisation, catalogue: GoalCatalogue | None = None) -> None:
        self.organisation = organisation
        self.catalogue = catalogue
        initial = {name: getattr(catalogue, name) for name in self.base_fields} if catalogue else {}
        super().__init__(data, version=catalogue.version if catalogue else 0, initial=initial)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        for obstacle in name_taken(self.organisation.pk, name, besides=self.catalogue):
            self.add_error("name", obstacle.message)
        return name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("valid_from"), cleaned.get("valid_to")
        if since and until and until < since:
            self.add_error("valid_to", _("The catalogue cannot end before it begins. Check the two dates."))
        return cleaned
