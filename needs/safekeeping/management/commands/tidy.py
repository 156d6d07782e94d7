from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from needs.accounts.commands import TranslatedCommand

from ...files import remove_strays
from ...models import Draft, FormKey

KEYS_LAST = timedelta(days=7)
DRAFTS_LAST = timedelta(days=90)
JOBS_LAST = timedelta(days=14)
# Long enough for the slowest upload to be over.
STRAYS_LAST = timedelta(days=1)


class Command(TranslatedCommand):
    help = "Sweep what has served its purpose: old form keys, drafts, finished jobs and stray files. Run it every day."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        keys, _by_model = FormKey.objects.filter(used_at__lt=now - KEYS_LAST).delete()
        drafts, _by_model = Draft.objects.filter(saved_at__lt=now - DRAFTS_LAST).delete()
        said = _("Swept away: keys of forms %(keys)d, drafts %(drafts)d.")
        self.stdout.write(said % {"keys": keys, "drafts": drafts})
        jobs, _by_model = DBTaskResult.objects.finished().filter(finished_at__lt=now - JOBS_LAST).delete()
        said = _("Swept away: finished jobs %(jobs)d, files that no record holds %(files)d.")
        self.stdout.write(said % {"jobs": jobs, "files": remove_strays(STRAYS_LAST)})
