from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from needs.accounts.commands import TranslatedCommand, refused
from needs.accounts.roles import ROLES

from ...demonstration import PASSWORD, load


class Command(TranslatedCommand):
    help = (
        "Load the demonstration: two invented organisations with people, goals and cases. Prints the references of "
        "the cases, one a line, and the logins. Run again it changes nothing and prints the same."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--force", action="store_true", help="also where DEVELOPMENT is off: anyone can log in!")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEVELOPMENT and not options["force"]:
            raise refused(
                _("Everyone knows the logins of the demonstration. Set DEVELOPMENT=1, or add --force if you are sure.")
            )
        shown = load()
        for organisation in shown:
            for case in organisation.cases:
                self.stdout.write(case.number)
        for organisation in shown:
            self.stdout.write("")
            self.stdout.write(organisation.organisation.name)
            for person, roles in organisation.people:
                named = ", ".join(str(ROLES[role].name) for role in roles)
                self.stdout.write(f"  {person.email}  {PASSWORD}  {person.name}, {named}")
