from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from pathlib import PurePath
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from needs.accounts.commands import TranslatedCommand, find_person, refused, wrong_use
from needs.cases.commands import find_case, read_bytes
from needs.safekeeping.refusal import RuleViolation

from ...actions.imports import carry_out, choose_columns, choose_sheet, start_import
from ...choices import FIELDS
from ...models import Import
from ...queries.imports import columns_of, mapping_of, sheets_of, verdicts_of
from ...rules.imports import unfit_mapping
from ...spreadsheet import words
from ...spreadsheet.errors import SpreadsheetError
from ...spreadsheet.header import Column
from ...spreadsheet.reasons import Verdict
from ...spreadsheet.verdicts import count


class Command(TranslatedCommand):
    help = (
        "Import needs from a spreadsheet (.xlsx, .xls, .ods, .csv) into a case. Columns are guessed; --map decides. "
        "Fields: " + ", ".join(FIELDS) + ". All rows or none, unless --only-valid. Exit code 1: rows or file are "
        "refused, 2: wrong use."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--case", metavar="REF", required=True, help="number (2026-014) or key of the case")
        parser.add_argument("--organisation", metavar="SLUG", default="", help="when several have that number")
        parser.add_argument(
            "--map",
            metavar="COLUMN=FIELD",
            action="append",
            default=[],
            help="what a column becomes, by its name or letter; COLUMN= leaves it out; may be repeated",
        )
        parser.add_argument("--sheet", metavar="NAME", default="", help="the first sheet with content unless said")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, change nothing")
        parser.add_argument("--only-valid", action="store_true", help="import the valid rows and leave the others")
        parser.add_argument("--no-source", action="store_true", help="do not register the file as a source")
        parser.add_argument("--by", metavar="EMAIL", default="", help="who imports; the owner of the case unless said")

    def handle(self, *args: Any, **options: Any) -> None:
        case = find_case(options["case"], options["organisation"])
        by = find_person(options["by"]) if options["by"] else case.owner
        content = read_bytes(options["file"])
        try:
            with transaction.atomic():
                name = PurePath(options["file"]).name
                record = start_import(case=case, content=content, file_name=name, by=by)
                record = self._lay_out(record, options, by)
                counted = self._tell(record)
                # A file that is imported already is no error: there is nothing left to do.
                if options["dry_run"] or set(counted) == {Verdict.SKIPPED}:
                    transaction.set_rollback(True)
                    return
                with_source = not options["no_source"]
                record = carry_out(record=record, only_valid=options["only_valid"], with_source=with_source, by=by)
        except (SpreadsheetError, RuleViolation) as error:
            raise refused(str(error)) from error
        except PermissionDenied as error:
            raise refused(_("%(person)s may not change this case.") % {"person": by.name}) from error
        for row in record.created:
            self.stdout.write(row["need"])

    def _lay_out(self, record: Import, options: dict[str, Any], by: Any) -> Import:
        if options["sheet"]:
            record = choose_sheet(record=record, sheet=_sheet(record, options["sheet"]), header=None, by=by)
        mapping = mapping_of(record)
        for pair in options["map"]:
            column, separator, field = pair.rpartition("=")
            if not separator or (field and field not in FIELDS):
                words_ = {"pair": pair, "fields": ", ".join(FIELDS)}
                raise wrong_use(_("%(pair)s is not COLUMN=FIELD. Fields: %(fields)s.") % words_)
            _assign(mapping, _column(record, column).index, field)
        if problems := list(unfit_mapping(mapping)):
            raise wrong_use("\n".join(problems))
        return choose_columns(record=record, mapping=mapping, by=by)

    def _tell(self, record: Import) -> Counter[Verdict]:
        """What each column becomes and the counts; each remark on stderr."""
        mapping = mapping_of(record)
        for column in columns_of(record):
            self.stdout.write(f"{column.letter} {column.name} → {mapping.get(column.index) or '–'}")
        verdicts = verdicts_of(record)
        for row in verdicts:
            for reason in row.reasons:
                self.stderr.write(reason.text, style_func=str)
        counted = count(verdicts)
        words_ = {
            "valid": counted[Verdict.OK] + counted[Verdict.WARNING],
            "remarks": counted[Verdict.WARNING],
            "skipped": counted[Verdict.SKIPPED],
            "wrong": counted[Verdict.ERROR],
        }
        self.stdout.write(
            _("%(valid)d rows to import, %(remarks)d of them with remarks. %(skipped)d skipped, %(wrong)d wrong.")
            % words_
        )
        return counted


def _assign(mapping: dict[int, str], index: int, field: str) -> None:
    """A field that is given to a column is taken from the one that was guessed, which becomes a note."""
    for other, guessed in mapping.items():
        if guessed == field and field != "note":
            mapping[other] = "note"
    mapping[index] = field


def _sheet(record: Import, name: str) -> int:
    names = [sheet.name for sheet in sheets_of(record)]
    if name not in names:
        raise wrong_use(
            _("There is no sheet %(name)s. There are: %(names)s.") % {"name": name, "names": ", ".join(names)}
        )
    return names.index(name)


def _column(record: Import, name: str) -> Column:
    columns = columns_of(record)
    wanted = words.normalise(name)
    for column in columns:
        if column.name == name or words.normalise(column.name) == wanted:
            return column
    for column in columns:
        if column.letter == name.upper():
            return column
    names = ", ".join(column.name or column.letter for column in columns)
    raise wrong_use(_("There is no column %(name)s. There are: %(names)s.") % {"name": name, "names": names})
