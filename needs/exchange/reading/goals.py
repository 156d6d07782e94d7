"""The goals a file names, found among those of the organisation or kept in an imported catalogue."""

from __future__ import annotations

from django.utils.translation import gettext as _

from needs.accounts.models import Organisation
from needs.casefile import models as f
from needs.strategy.actions.catalogue import add_goal, create_catalogue
from needs.strategy.models import Goal, GoalCatalogue

from .fit import check_fit


class Goals:
    """The organisation's goals by catalogue, title and code. Those it lacks are made in catalogues of their own:
    what an organisation has decided is never added to by a file."""

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation
        self._imported: dict[str, GoalCatalogue] = {}

    def goal(self, wanted: f.Goal) -> Goal:
        return self._find(wanted, wanted.catalogue) or self._make(wanted)

    def _find(self, wanted: f.Goal, catalogue: str) -> Goal | None:
        same = Goal.objects.filter(
            catalogue__organisation=self._organisation, catalogue__name=catalogue, title=wanted.title, code=wanted.code
        )
        return same.order_by("retired_at", "pk").first()

    def _make(self, wanted: f.Goal) -> Goal:
        catalogue = self._imported.get(wanted.catalogue) or self._catalogue(wanted)
        self._imported[wanted.catalogue] = catalogue
        values = {"title": wanted.title, "code": wanted.code}
        check_fit(Goal, wanted.id, values)
        return self._find(wanted, catalogue.name) or add_goal(catalogue=catalogue, values=values, by=None)

    def _catalogue(self, wanted: f.Goal) -> GoalCatalogue:
        own = self._organisation.catalogues
        name = wanted.catalogue
        if own.filter(name=name).exists():
            name = _("%(catalogue)s (imported)") % {"catalogue": name}
        if present := own.filter(name=name).first():
            return present
        values = {
            "name": name,
            "source": wanted.catalogue_source,
            "valid_from": wanted.valid_from,
            "valid_to": wanted.valid_to,
        }
        check_fit(GoalCatalogue, wanted.id, values)
        return create_catalogue(organisation=self._organisation, values=values, by=None)
