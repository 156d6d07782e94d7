from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from needs.accounts.actions.organisation import add_unit
from needs.accounts.commands import TranslatedCommand, find_organisation, find_unit, said_plainly


class Command(TranslatedCommand):
    help = "Add a unit to an organisation. A unit that is there already is left as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("organisation", metavar="SLUG")
        parser.add_argument("name", metavar="NAME")
        parser.add_argument("--under", metavar="UNIT", default="", help="the unit it is a part of")

    def handle(self, *args: Any, **options: Any) -> None:
        organisation = find_organisation(options["organisation"])
        parent = find_unit(organisation, options["under"])
        with said_plainly():
            unit = add_unit(organisation=organisation, name=options["name"], parent=parent, by=None)
        self.stdout.write(unit.name)
