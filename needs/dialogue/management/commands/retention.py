from __future__ import annotations

from argparse import ArgumentParser
from contextlib import nullcontext
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from needs.accounts.commands import TranslatedCommand

from ...actions.personal import erase_due
from ...actions.sweeping import sweep
from ..erased import in_words


class Command(TranslatedCommand):
    help = (
        "Erase contact data of people outside whose time has come: invitations and addresses so many months after the "
        "inquiry closed as the organisation's guidelines say, contacts of stakeholders as long after a finished case "
        "was last changed, answers that were never sent in 30 days after closing. Answers that were sent in stay. "
        "Sweep visits that are over and what nobody wrote in. "
        "Run it every night."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say what would be erased, and erase nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic() if options["dry_run"] else nullcontext():
            erased, swept = erase_due(timezone.localdate()), sweep(timezone.now())
            if options["dry_run"]:
                transaction.set_rollback(True)
        said = _("Would be erased: %(what)s.") if options["dry_run"] else _("Erased: %(what)s.")
        self.stdout.write(said % {"what": in_words(erased)})
        said = _("Visits that are over: %(visits)d. Answers that nobody wrote in: %(replies)d.")
        self.stdout.write(said % {"visits": swept.visits, "replies": swept.replies})
