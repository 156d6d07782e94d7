"""Which report a person asks for: of the case as it stands, or of a version that was submitted."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from needs.cases.models import Baseline, Case
from needs.cases.rules.lifecycle import is_open
from needs.cases.rules.submission import obstacles
from needs.cases.snapshot import snapshot
from needs.reports.content import Report, build


@dataclass(frozen=True, slots=True)
class Version:
    label: str
    url: str
    is_shown: bool


def version_of(case: Case, asked: int | None) -> int | None:
    """The version asked for; else, of a case that is locked, the one it is locked as. None: as it stands now."""
    if asked is not None or is_open(case):
        return asked
    return case.baselines.order_by("-version").values_list("version", flat=True).first()


def report_of(case: Case, version: int | None) -> Report:
    """Raises `Http404` for a version that was never submitted."""
    if version is None:
        return build(snapshot(case), missing=[str(obstacle.message) for obstacle in obstacles(case)])
    baseline = Baseline.objects.filter(case=case, version=version).first()
    if baseline is None:
        raise Http404
    return build(baseline.case_file(), decision=baseline.decision_record())


def versions_of(case: Case, shown: int | None) -> list[Version]:
    """The reports there are; an open case as it stands comes first. Empty when there is nothing to choose between."""
    numbers = list(case.baselines.order_by("-version").values_list("version", flat=True))
    address = reverse("report", kwargs={"key": case.key})
    now = [Version(pgettext("report", "As the case stands now"), address, shown is None)] if is_open(case) else []
    older = [
        Version(_("Version %(version)d") % {"version": number}, f"{address}?version={number}", number == shown)
        for number in numbers
    ]
    every = [*now, *older]
    return every if len(every) > 1 else []
