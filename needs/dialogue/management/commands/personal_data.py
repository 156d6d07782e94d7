from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _

from needs.accounts.commands import TranslatedCommand
from needs.accounts.models import User

from ...actions.personal import erase_person
from ...queries.personal import export_person, refs_sent_by
from ..erased import in_words


class Command(TranslatedCommand):
    help = (
        "What is held about the person with an address. export prints it as JSON; erase takes away contact data and "
        "answers that were never sent in. Answers that were sent in are official documents and stay; an account is "
        "closed with deactivate_member."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["export", "erase"])
        parser.add_argument("email", metavar="EMAIL")

    def handle(self, *args: Any, **options: Any) -> None:
        email = options["email"].strip()
        if options["what"] == "export":
            self.stdout.write(json.dumps(export_person(email), ensure_ascii=False, indent=2))
            return
        # Afterwards nothing tells any longer that they were hers.
        kept = refs_sent_by(email)
        self.stdout.write(_("Erased: %(what)s.") % {"what": in_words(erase_person(email))})
        if kept:
            words = {"receipts": ", ".join(kept)}
            self.stdout.write(_("These answers are official documents and stay: %(receipts)s.") % words)
        if User.objects.filter(email__iexact=email).exists():
            self.stdout.write(_("The address has an account, which stays. Close it with deactivate_member."))
