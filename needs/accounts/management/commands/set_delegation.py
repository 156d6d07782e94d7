from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _

from needs.accounts.actions.delegation import remove_delegation, set_delegation
from needs.accounts.commands import TranslatedCommand, find_organisation, find_person, find_unit, refused, said_plainly
from needs.accounts.models import Organisation, Unit
from needs.accounts.queries.ladder import ladders
from needs.accounts.roles import Permission, roles_with


class Command(TranslatedCommand):
    help = (
        "Say who decides on cases up to a value, in one unit or the whole organisation. Replaces what was said of the "
        "same limit and unit, and prints the whole table. Exit code 1: it cannot be done, 2: wrong use."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("organisation", metavar="SLUG")
        limit = parser.add_mutually_exclusive_group(required=True)
        limit.add_argument("--limit", metavar="SEK", type=int, help="highest value in whole kronor")
        limit.add_argument("--no-limit", action="store_true", help="every value above the other limits")
        who = parser.add_mutually_exclusive_group(required=True)
        who.add_argument("--role", default="", choices=roles_with(Permission.DECIDE), help="everyone with the role")
        who.add_argument("--approver", metavar="EMAIL", default="", help="one person, who has such a role")
        who.add_argument("--remove", action="store_true", help="take the limit out of the table")
        parser.add_argument("--unit", metavar="UNIT", default="", help="cases of this unit alone")
        parser.add_argument("--mandate", metavar="TEXT", default="", help="where it stands: Delegationsordningen 4.2")

    def handle(self, *args: Any, **options: Any) -> None:
        organisation = find_organisation(options["organisation"])
        unit = find_unit(organisation, options["unit"])
        if options["remove"]:
            if not remove_delegation(organisation=organisation, limit=options["limit"], unit=unit, by=None):
                raise refused(_("The table has no such limit."))
        else:
            self._set(organisation, unit, options)
        self._print(organisation)

    def _set(self, organisation: Organisation, unit: Unit | None, options: dict[str, Any]) -> None:
        approver = find_person(options["approver"]) if options["approver"] else None
        with said_plainly():
            set_delegation(
                organisation=organisation,
                limit=options["limit"],
                role=options["role"],
                approver=approver,
                unit=unit,
                mandate=options["mandate"],
                by=None,
            )

    def _print(self, organisation: Organisation) -> None:
        for ladder in ladders(organisation):
            self.stdout.write(ladder.name)
            for rung in ladder.rungs:
                stream = self.stderr if rung.is_gap else self.stdout
                stream.write(f"  {rung.values}: {rung.who}" + (f" ({rung.mandate})" if rung.mandate else ""))
