"""What commands share: finding an organisation, a unit and a person, and saying plainly when there is none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from .models import Organisation, Unit, User

# Exit codes: what was asked for cannot be done; it was asked for in the wrong way.
REFUSED = 1
WRONG_USE = 2


class TranslatedCommand(BaseCommand):
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


@contextmanager
def said_plainly() -> Iterator[None]:
    """What an action cannot keep ends the command with the action's own words."""
    try:
        yield
    except ValidationError as error:
        raise refused("\n".join(error.messages)) from error


def find_organisation(slug: str) -> Organisation:
    organisation = Organisation.objects.filter(slug=slug).first()
    if organisation is None:
        slugs = ", ".join(Organisation.objects.values_list("slug", flat=True))
        raise wrong_use(_("There is no organisation %(slug)s. There are: %(slugs)s.") % {"slug": slug, "slugs": slugs})
    return organisation


def find_unit(organisation: Organisation, name: str) -> Unit | None:
    """None when no name is given."""
    if not name:
        return None
    unit = Unit.objects.filter(organisation=organisation, name=name).first()
    if unit is None:
        words = {"organisation": organisation.name, "unit": name}
        raise wrong_use(_("%(organisation)s has no unit %(unit)s. Make it with add_unit if it is new.") % words)
    return unit


def find_person(email: str) -> User:
    person = find_account(email)
    if not person.is_active:
        raise wrong_use(_("There is nobody with the address %(email)s.") % {"email": email})
    return person


def find_account(email: str) -> User:
    """Also one that is closed."""
    account = User.objects.filter(email__iexact=email).first()
    if account is None:
        raise wrong_use(_("There is nobody with the address %(email)s.") % {"email": email})
    return account


def own_address(given: str) -> str:
    """Where people reach the product: what was given, else what the installation says."""
    return given or settings.PUBLIC_ADDRESS
