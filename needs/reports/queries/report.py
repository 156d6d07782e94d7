"""Which report a person asks for: of the case as it stands, or of a version that was submitted."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from needs.cases.models import Baseline, Case
from needs.cases.rules.submission import obstacles
from needs.cases.snapshot import snapshot
from needs.reports.content import Report, build


@dataclass(frozen=True, slots=True)
class Version:
    label: str
    url: str
    is_shown: bool


def report_of(case: Case, version: int | None) -> Report:
    """Raises `Http404` for a version that was never submitted."""
    if version is None:
        return build(snapshot(case), missing=[str(obstacle.message) for obstacle in obstacles(case)])
    baseline = Baseline.objects.filter(case=case, version=version).first()
    if baseline is None:
        raise Http404
    return build(baseline.case_file(), decision=baseline.decision_record())


def versions_of(case: Case, shown: int | None) -> list[Version]:
    """The reports there are, the case as it stands first; empty when there is nothing to choose between."""
    numbers = list(case.baselines.order_by("-version").values_list("version", flat=True))
    address = reverse("report", kwargs={"key": case.key})
    now = Version(pgettext("report", "As the case stands now"), address, shown is None)
    older = [
        Version(_("Version %(version)d") % {"version": number}, f"{address}?version={number}", number == shown)
        for number in numbers
    ]
    return [now, *older] if older else []
