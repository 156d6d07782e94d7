"""People outside who have answered, in each case of the world."""

from __future__ import annotations

from needs.cases.models import Case
from needs.dialogue.actions.inbox import set_aside
from tests.dialogue.factories_contribution import make_asking, make_contribution, make_invited

# Nobody breaks her words where a narrow page ends.
UNBROKEN = "https://" + "a" * 120
ANSWERED = {"number": 3}
SHEET, WAITING = {"number": 1}, {"number": 2}
NEW, ASIDE = ({**SHEET, "part": part} for part in ("M1", "M2"))


def answer(case: Case) -> None:
    """To F-003: sheet 1 with M1 new and M2 set aside, sheet 2 by a reviewed link that waits."""
    inquiry = make_asking(case)
    sheet = make_contribution(inquiry, {"M1": f"Att någon kommer. {UNBROKEN}", "M2": "Ingen kom."})
    item = sheet.items.select_related("contribution__case").get(part="M2")
    set_aside(item=item, reason=f"Säger inget nytt {UNBROKEN}", version=1, by=case.owner)
    make_contribution(inquiry, invitation=make_invited(inquiry, "open", is_moderated=True))
