from typing import Any

from django.core.management.base import BaseCommand

from needs.cases.models import Baseline, Decision
from needs.cases.queries.verification import faults
from needs.safekeeping.models import Event, StoredFile

COUNTED: dict[str, Any] = {"events": Event, "baselines": Baseline, "decisions": Decision, "files": StoredFile}


class Command(BaseCommand):
    help = (
        "Check every event chain, baseline, decision and file. One line per fault and exit code 1 if something differs."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for fault in faults():
            found += 1
            self.stderr.write(f"{fault.where}: {fault.what}")
        counted = ", ".join(f"{model.objects.count()} {name}" for name, model in COUNTED.items())
        if found:
            self.stderr.write(f"{found} faults among {counted}.")
            raise SystemExit(1)
        self.stdout.write(f"All is as it was written: {counted}.")
