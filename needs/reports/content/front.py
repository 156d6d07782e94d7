"""The front page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .reading import Reading
from .standing import Stage
from .wording import day, listed, local_day, moment


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Front:
    """`running` stands on every page; `document_title` is what a reader's window shows."""

    owner: str
    kind: str
    title: str
    running: str
    document_title: str
    facts: tuple[Fact, ...]
    note: str


def build(reading: Reading) -> Front:
    case, organisation = reading.file.case, reading.file.organisation
    running = f"{case.reference} {case.title}".strip()
    return Front(
        owner=organisation.name,
        kind=_("Needs report"),
        title=case.title,
        running=running,
        document_title=f"{_('Needs report')} {running} ({reading.standing.label})",
        facts=tuple(Fact(label, value) for label, value in _facts(reading) if value),
        note=_note(reading),
    )


def _facts(reading: Reading) -> list[tuple[str, str]]:
    case, file = reading.file.case, reading.file
    return [
        (_("Reference"), case.reference),
        (_("Registry number"), case.registry_number),
        _decided(reading),
        (pgettext("report", "Submitted"), _submitted(reading)),
        (_("Last changed"), moment(reading.changed_at) if reading.changed_at and not file.version else ""),
        (_("Responsible"), ", ".join(filter(None, (case.owner, case.unit)))),
        (_("Team"), listed(case.team)),
        (_("Decides"), "" if reading.decision else case.approver),
        (_("Decision due"), "" if reading.decision else day(case.decision_due_on)),
        (_("Access"), _("Restricted to the case team") if case.restricted else ""),
        (_("Edition"), _("Internal, all parts")),
    ]


def _decided(reading: Reading) -> tuple[str, str]:
    label = {
        Stage.APPROVED: _("Approved on"),
        Stage.RETURNED: _("Returned on"),
        Stage.REJECTED: _("Rejected on"),
    }.get(reading.standing.stage, "")
    if not reading.decision:
        return label, ""
    facts = {"day": local_day(reading.decision.decided_at), "who": reading.decision.decided_by}
    return label, _("%(day)s by %(who)s") % facts


def _submitted(reading: Reading) -> str:
    file = reading.file
    if not file.frozen_at:
        return ""
    facts = {"day": local_day(file.frozen_at), "who": file.frozen_by}
    return _("%(day)s by %(who)s") % facts if file.frozen_by else facts["day"]


def _note(reading: Reading) -> str:
    if reading.standing.stage == Stage.DRAFT:
        return _("This is a working document. It may change and is not a basis for procurement.")
    if reading.standing.stage == Stage.SUBMITTED:
        return _("The content is locked while the decision is awaited.")
    if reading.standing.stage == Stage.APPROVED:
        return _("The content is locked. New knowledge gives a new version with its own decision.")
    return _("The content is locked as it was when it was decided. It is not a basis for procurement.")
