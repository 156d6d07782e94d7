from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _

from needs.accounts.actions.invitation import invite
from needs.accounts.actions.member import add_member
from needs.accounts.commands import TranslatedCommand, find_organisation, find_unit, own_address, said_plainly
from needs.accounts.models import Organisation, User
from needs.accounts.roles import ROLES


class Command(TranslatedCommand):
    help = (
        "Give a person roles in an organisation, and an account when the address has none. Who has an account keeps "
        "name, password and the roles held before. Exit code 1: it cannot be done, 2: wrong use."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("organisation", metavar="SLUG")
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--name", metavar="NAME", required=True, help="first name and surname")
        parser.add_argument("--title", metavar="TITLE", default="", help="for example Upphandlare")
        parser.add_argument(
            "--role", action="append", required=True, choices=list(ROLES), dest="roles", help="may be repeated"
        )
        parser.add_argument("--unit", metavar="UNIT", default="", help="name of the unit the person works in")
        parser.add_argument("--invite", action="store_true", help="mail the person a link to choose a password")
        parser.add_argument("--address", metavar="URL", default="", help="of the product, for the link in the mail")

    def handle(self, *args: Any, **options: Any) -> None:
        address = own_address(options["address"]) if options["invite"] else ""
        organisation = find_organisation(options["organisation"])
        unit = find_unit(organisation, options["unit"])
        with said_plainly():
            user = add_member(
                organisation=organisation,
                name=options["name"],
                email=options["email"],
                roles=options["roles"],
                title=options["title"],
                unit=unit,
                by=None,
            )
        self._tell(user, organisation)
        if address:
            invite(user=user, organisation=organisation, address=address)
            self.stdout.write(_("An invitation is sent to %(email)s.") % {"email": user.email})
        elif not user.has_usable_password():
            words = {"person": user.name}
            self.stdout.write(
                _("%(person)s chooses a password through “I have forgotten my password” at login.") % words
            )

    def _tell(self, user: User, organisation: Organisation) -> None:
        held = user.memberships.filter(organisation=organisation).order_by("pk").values_list("role", flat=True)
        roles = ", ".join(str(ROLES[role].name) for role in held)
        words = {"person": user.name, "organisation": organisation.name, "roles": roles}
        self.stdout.write(_("%(person)s in %(organisation)s: %(roles)s.") % words)
