from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from needs.casefile import CaseFile

FILE = "docs/case-file.schema.json"


def schema_text() -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **CaseFile.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


class Command(BaseCommand):
    help = f"Write the JSON Schema of the case file to {FILE}. With --check, only say whether it is in step."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="exit code 1 when the file is not in step")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(settings.BASE_DIR) / FILE
        wanted = schema_text()
        if options["check"]:
            in_step = path.exists() and path.read_text(encoding="utf-8") == wanted
            raise SystemExit(0 if in_step else 1)
        path.write_text(wanted, encoding="utf-8")
        self.stdout.write(str(FILE))
