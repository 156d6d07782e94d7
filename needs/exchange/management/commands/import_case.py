from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from needs.accounts.commands import TranslatedCommand, find_organisation, find_person, refused
from needs.cases.commands import read_bytes
from needs.safekeeping.refusal import RuleViolation

from ...reading import CaseFileError, import_case_file, parse_case_file


class Command(TranslatedCommand):
    help = (
        "Make a new case of a case file (JSON). Ids such as B-001 are kept; decisions stay with the case they were "
        "made in. Prints the number of the new case. Exit code 1: the file is refused, 2: wrong use."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="the case file, as export_case --format json writes it")
        parser.add_argument("--organisation", metavar="SLUG", required=True, help="the organisation that gets the case")
        parser.add_argument("--owner", metavar="EMAIL", required=True, help="the officer who will run it")

    def handle(self, *args: Any, **options: Any) -> None:
        organisation = find_organisation(options["organisation"])
        owner = find_person(options["owner"])
        content = read_bytes(options["file"])
        try:
            case_file = parse_case_file(content)
            case = import_case_file(case_file=case_file, organisation=organisation, owner=owner, by=owner)
        except (CaseFileError, RuleViolation) as error:
            raise refused(str(error)) from error
        except PermissionDenied as error:
            words = {"person": owner.name, "organisation": organisation.name}
            raise refused(_("%(person)s is no officer in %(organisation)s.") % words) from error
        self.stdout.write(case.number)
