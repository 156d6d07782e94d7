from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from needs.accounts.actions.invitation import invite
from needs.accounts.actions.member import add_member
from needs.accounts.actions.organisation import create_organisation
from needs.accounts.commands import TranslatedCommand, own_address, refused, said_plainly
from needs.accounts.models import Organisation
from needs.accounts.roles import ADMINISTRATOR

from ...actions.catalogue import add_shipped


class Command(TranslatedCommand):
    help = (
        "Make an organisation with its first administrator and a copy of the goal catalogues that come with the "
        "product. Run again it adds what is missing and changes nothing else. Exit code 1: it cannot be done, "
        "2: wrong use."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar="NAME", help="as it stands on reports, for example “Lindvik kommun”")
        parser.add_argument("--slug", metavar="SLUG", required=True, help="short name for commands: lindvik")
        parser.add_argument("--number", metavar="NNNNNN-NNNN", default="", help="organisation number")
        parser.add_argument("--admin", metavar="EMAIL", required=True, help="the first administrator")
        parser.add_argument("--admin-name", metavar="NAME", required=True)
        parser.add_argument("--invite", action="store_true", help="mail the administrator a link to choose a password")
        parser.add_argument("--address", metavar="URL", default="", help="of the product, for the link in the mail")

    def handle(self, *args: Any, **options: Any) -> None:
        address = own_address(options["address"]) if options["invite"] else ""
        with said_plainly(), transaction.atomic():
            organisation = _organisation(options["slug"], options["name"], options["number"])
            administrator = add_member(
                organisation=organisation,
                name=options["admin_name"],
                email=options["admin"],
                roles=[ADMINISTRATOR.code],
                by=None,
            )
            add_shipped(organisation=organisation, by=None)
        self.stdout.write(organisation.slug)
        if address:
            invite(user=administrator, organisation=organisation, address=address)
            self.stdout.write(_("An invitation is sent to %(email)s.") % {"email": administrator.email})
        elif not administrator.has_usable_password():
            words = {"person": administrator.name}
            self.stdout.write(
                _("%(person)s chooses a password through “I have forgotten my password” at login.") % words
            )


def _organisation(slug: str, name: str, number: str) -> Organisation:
    organisation = Organisation.objects.filter(slug=slug).first()
    if organisation is None:
        return create_organisation(slug=slug, name=name, organisation_number=number)
    if organisation.name != name.strip():
        words = {"slug": slug, "organisation": organisation.name}
        raise refused(_("%(slug)s is already the short name of %(organisation)s. Choose another.") % words)
    return organisation
