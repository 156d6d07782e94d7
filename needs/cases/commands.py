"""What the commands on cases share: finding a case and a person, and saying plainly when there is none."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from needs.accounts.models import Organisation, User
from needs.cases.models import Case

# Exit codes: what was asked for cannot be done with this file or case; it was asked for in the wrong way.
REFUSED = 1
WRONG_USE = 2


class CaseCommand(BaseCommand):
    """Speaks the language of the terminal when LANGUAGE names one of ours, else that of the installation."""

    def execute(self, *args: Any, **options: Any) -> Any:
        wanted = os.environ.get("LANGUAGE", "")[:2]
        language = wanted if wanted in dict(settings.LANGUAGES) else get_language()
        with override(language):
            return super().execute(*args, **options)


def wrong_use(message: str) -> CommandError:
    return CommandError(message, returncode=WRONG_USE)


def refused(message: str) -> CommandError:
    return CommandError(message, returncode=REFUSED)


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


def find_organisation(slug: str) -> Organisation:
    organisation = Organisation.objects.filter(slug=slug).first()
    if organisation is None:
        slugs = ", ".join(Organisation.objects.values_list("slug", flat=True))
        raise wrong_use(_("There is no organisation %(slug)s. There are: %(slugs)s.") % {"slug": slug, "slugs": slugs})
    return organisation


def find_person(email: str) -> User:
    person = User.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise wrong_use(_("There is nobody with the address %(email)s.") % {"email": email})
    return person


def read_bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise wrong_use(_("%(path)s cannot be read: %(error)s.") % {"path": path, "error": error.strerror}) from error
