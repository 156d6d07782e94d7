from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _

from needs.accounts.actions.member import close_account, open_account
from needs.accounts.commands import TranslatedCommand, find_account
from needs.accounts.models import Organisation, User
from needs.accounts.queries.ladder import gaps


class Command(TranslatedCommand):
    help = (
        "Close a person's account: nobody can log in with it, in any organisation. What the person has written and "
        "decided stays. Warns when that leaves values that nobody may decide on."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--undo", action="store_true", help="open the account again, with the roles it had")

    def handle(self, *args: Any, **options: Any) -> None:
        user = find_account(options["email"])
        words = {"person": user.name}
        if options["undo"]:
            opened = open_account(user=user)
            said = _("%(person)s can log in again.") if opened else _("%(person)s could log in already.")
        else:
            closed = close_account(user=user)
            said = (
                _("The account of %(person)s is closed.")
                if closed
                else _("The account of %(person)s was closed already.")
            )
        self.stdout.write(said % words)
        self._warn(user)

    def _warn(self, user: User) -> None:
        for organisation in Organisation.objects.filter(memberships__user=user).distinct():
            for gap in gaps(organisation):
                self.stderr.write(f"{organisation.name}: {gap}", style_func=str)
