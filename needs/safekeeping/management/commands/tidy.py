from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from needs.accounts.commands import TranslatedCommand

from ...models import Draft, FormKey

KEYS_LAST = timedelta(days=7)
DRAFTS_LAST = timedelta(days=90)


class Command(TranslatedCommand):
    help = "Sweep what has served its purpose: keys of forms after 7 days, drafts after 90. Run it every day."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        keys, _by_model = FormKey.objects.filter(used_at__lt=now - KEYS_LAST).delete()
        drafts, _by_model = Draft.objects.filter(saved_at__lt=now - DRAFTS_LAST).delete()
        said = _("Swept away: keys of forms %(keys)d, drafts %(drafts)d.")
        self.stdout.write(said % {"keys": keys, "drafts": drafts})
