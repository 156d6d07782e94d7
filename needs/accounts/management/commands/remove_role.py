from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _

from needs.accounts.actions.member import remove_role
from needs.accounts.commands import TranslatedCommand, find_account, find_organisation
from needs.accounts.roles import ROLES


class Command(TranslatedCommand):
    help = "Take a role from a person in one organisation. The account and what the person has written stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("organisation", metavar="SLUG")
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--role", required=True, choices=list(ROLES))

    def handle(self, *args: Any, **options: Any) -> None:
        organisation = find_organisation(options["organisation"])
        user = find_account(options["email"])
        words = {"person": user.name, "organisation": organisation.name, "role": ROLES[options["role"]].name}
        if remove_role(organisation=organisation, user=user, role=options["role"], by=None):
            self.stdout.write(_("%(person)s no longer has the role %(role)s in %(organisation)s.") % words)
        else:
            self.stdout.write(_("%(person)s did not have the role %(role)s in %(organisation)s.") % words)
