"""What is done in the background, by `manage.py db_worker`. A job that is lost does no harm: the next sweeps."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from .models import Mail, MailState
from .postman import deliver_due

BATCH = 100


@task()
def deliver() -> int:
    """Send everything that is due, and come back for what could not be sent."""
    started = timezone.now()
    tried = deliver_due(BATCH)
    if tried == BATCH:
        deliver.enqueue()
    if tried and deliver.get_backend().supports_defer:
        _come_back(started)
    return tried


def _come_back(started: datetime) -> None:
    """When the next of those that could not be sent may be tried again. Only after an attempt: jobs never multiply."""
    put_off = Mail.objects.filter(state=MailState.WAITING, attempts__gt=0, next_at__gt=started)
    if first := put_off.order_by("next_at").first():
        deliver.using(run_after=first.next_at).enqueue()
