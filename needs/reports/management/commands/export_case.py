from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.http import Http404
from django.utils.translation import gettext as _

from needs.accounts.commands import TranslatedCommand, wrong_use
from needs.casefile import canonical_bytes
from needs.cases.commands import find_case
from needs.cases.models import Case
from needs.cases.rules.lifecycle import is_open
from needs.cases.snapshot import snapshot

from ... import pdf
from ...queries.report import report_of

FORMATS = ("json", "pdf")
EDITIONS = ("internal",)


class Command(TranslatedCommand):
    help = (
        "Write a case to a file: json is the case file (canonical JSON), pdf the report. Without --version the case "
        "as it stands; the report of a case that is submitted or decided is that of its latest version. Prints the "
        "name of the file. Exit code 2: wrong use."
    )

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        # Here --version is that of the case, not of Django.
        return super().create_parser(prog_name, subcommand, **kwargs, conflict_handler="resolve")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("case", metavar="REF", help="number (2026-014) or key of the case")
        parser.add_argument("--organisation", metavar="SLUG", default="", help="when several have that number")
        parser.add_argument("--format", choices=FORMATS, required=True)
        parser.add_argument("--edition", choices=EDITIONS, default="internal", help="internal holds everything")
        parser.add_argument("--version", dest="number", metavar="N", type=int, help="a submitted version")
        parser.add_argument("--output", metavar="FILE", required=True, help="- writes to standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        case = find_case(options["case"], options["organisation"])
        content = (_json if options["format"] == "json" else _pdf)(case, options["number"])
        if options["output"] == "-":
            sys.stdout.buffer.write(content)
            return
        try:
            Path(options["output"]).write_bytes(content)
        except OSError as error:
            words = {"path": options["output"], "error": error.strerror}
            raise wrong_use(_("%(path)s cannot be written: %(error)s.") % words) from error
        self.stdout.write(options["output"])


def _json(case: Case, number: int | None) -> bytes:
    if number is None:
        return canonical_bytes(snapshot(case))
    baseline = case.baselines.filter(version=number).first()
    if baseline is None:
        raise _no_such(case, number)
    return baseline.content.encode()


def _pdf(case: Case, number: int | None) -> bytes:
    if number is None and not is_open(case):
        number = case.baselines.order_by("-version").values_list("version", flat=True).first()
    try:
        return pdf.render(report_of(case, number))
    except Http404 as error:
        raise _no_such(case, number) from error


def _no_such(case: Case, number: int | None) -> Exception:
    words = {"case": case.number, "version": number}
    return wrong_use(_("%(case)s has no version %(version)s.") % words)
