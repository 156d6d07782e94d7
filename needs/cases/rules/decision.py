from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from needs.safekeeping.refusal import Obstacle

from ..models import Baseline, Case


def stale(case: Case, baseline: Baseline, version: int) -> Iterator[Obstacle]:
    """The version read is no longer the one submitted."""
    if baseline.version != version:
        message = _("A newer version, %(new)d, has been submitted since you opened the page. Read it first.")
        yield Obstacle("stale", message % {"new": baseline.version}, "case_decide", {"key": case.key})


def cancelling(case: Case, reason: str) -> Iterator[Obstacle]:
    if not reason.strip():
        message = _("Write why the case is cancelled, so that it can be understood later.")
        yield Obstacle("reason", message, "case_cancel", {"key": case.key}, "id_reason")
