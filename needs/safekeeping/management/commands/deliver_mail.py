from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from needs.safekeeping.outbox import deliver_due

BATCH = 100


class Command(BaseCommand):
    help = "Send the letters whose time has come. Safe beside db_worker and beside itself: each letter has one sender."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--watch", action="store_true", help="go on until stopped")
        parser.add_argument("--every", type=float, default=5, metavar="SECONDS", help="how often --watch looks")

    def handle(self, *args: Any, **options: Any) -> None:
        self._sweep()
        while options["watch"]:
            time.sleep(options["every"])
            close_old_connections()
            self._sweep()

    def _sweep(self) -> None:
        tried = BATCH
        while tried == BATCH:
            tried = deliver_due(BATCH)
            if tried:
                self.stdout.write(f"{tried} letters tried")
