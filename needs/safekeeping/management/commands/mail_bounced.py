from __future__ import annotations

import sys
from typing import Any

from django.utils.translation import gettext as _

from needs.accounts.commands import TranslatedCommand, refused
from needs.safekeeping.bounces import bounced_letter
from needs.safekeeping.outbox import bounced

LARGEST = 1024**2


class Command(TranslatedCommand):
    help = "Read a letter that came back on standard input, and mark ours as not delivered. Called by the mail server."

    def handle(self, *args: Any, **options: Any) -> None:
        mail = bounced_letter(sys.stdin.buffer.read(LARGEST))
        if mail is None:
            raise refused(_("This is not about a letter from here that could not be delivered."))
        is_new = bounced(mail)
        self.stdout.write(f"{mail.key}: {_('not delivered') if is_new else _('was known already')}")
