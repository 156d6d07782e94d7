"""What the commands on cases share: finding a case and reading a file, and saying plainly when there is none."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _

from needs.accounts.commands import find_organisation, wrong_use
from needs.cases.models import Case


def find_case(reference: str, organisation: str = "") -> Case:
    """A case by its key or its number; `organisation` is a slug, needed when several have the number."""
    cases = Case.objects.select_related("organisation", "owner")
    if organisation:
        cases = cases.filter(organisation=find_organisation(organisation))
    found = list(cases.filter(key=reference) or cases.filter(number=reference))
    if not found:
        raise wrong_use(_("There is no case %(reference)s.") % {"reference": reference})
    if len(found) > 1:
        slugs = ", ".join(case.organisation.slug for case in found)
        words = {"reference": reference, "organisations": slugs}
        raise wrong_use(
            _("Several organisations have a case %(reference)s. Add --organisation, one of: %(organisations)s.") % words
        )
    return found[0]


def read_bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise wrong_use(_("%(path)s cannot be read: %(error)s.") % {"path": path, "error": error.strerror}) from error
