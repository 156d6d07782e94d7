"""What the case is about: background, current situation, lessons, delimitation."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from needs.cases.choices import PROCUREMENT_KINDS

from .front import Fact
from .prose import Prose, prose
from .reading import Reading
from .wording import day, money, number, word


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading with what somebody wrote under it; empty when nobody has."""

    heading: str
    text: Prose


@dataclass(frozen=True, slots=True)
class Background:
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Passages:
    passages: tuple[Passage, ...]


def background(reading: Reading) -> Background:
    case = reading.file.case
    facts = [
        (_("What is bought"), word(PROCUREMENT_KINDS, case.procurement_kind)),
        (_("CPV codes"), ", ".join(case.cpv_codes)),
        (_("Estimated value"), money(case.estimated_value) if case.estimated_value is not None else ""),
        (_("Current contract ends"), day(case.contract_ends_on)),
        (_("New contract starts"), day(case.contract_starts_on)),
        (_("Decision due"), day(case.decision_due_on)),
        (_("Hours spent on the needs work"), number(case.hours_spent) if case.hours_spent is not None else ""),
    ]
    return Background(
        passages=(
            Passage(_("Purpose"), prose(case.purpose)),
            Passage(_("Why now"), prose(case.background)),
        ),
        facts=tuple(Fact(label, value or _("Not stated")) for label, value in facts),
    )


def situation(reading: Reading) -> Passages:
    now = reading.file.case.current_situation
    return Passages(
        (
            Passage(_("Content of today's delivery"), prose(now.content)),
            Passage(_("Costs"), prose(now.costs)),
            Passage(_("Volumes"), prose(now.volumes)),
            Passage(_("Organisation around the need"), prose(now.organisation)),
            Passage(_("Integrations"), prose(now.integrations)),
            Passage(_("Number of users"), prose(now.users)),
            Passage(_("Characteristics"), prose(now.characteristics)),
            Passage(_("Adjacent areas"), prose(now.adjacent_areas)),
        )
    )


def lessons(reading: Reading) -> Passages:
    return Passages((Passage("", prose(reading.file.case.lessons)),))


def delimitation(reading: Reading) -> Passages:
    case = reading.file.case
    return Passages(
        (Passage(_("What is included"), prose(case.inside)), Passage(_("What is not included"), prose(case.outside)))
    )
