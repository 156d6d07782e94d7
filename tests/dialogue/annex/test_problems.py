"""Case files that no case can hold: refused whole, with sentences that name the place."""

from datetime import UTC, datetime
from typing import Any

import pytest

from needs.casefile import CaseFile, checksum
from needs.casefile import models as f
from needs.cases.models import Case
from needs.cases.snapshot import snapshot
from needs.dialogue.annex.content import content_of
from needs.dialogue.models import Contribution
from needs.exchange.reading import import_case_file
from needs.safekeeping.refusal import RuleViolation
from tests.cases.factories import make_case, make_need, make_source, make_user

pytestmark = pytest.mark.django_db
QUESTION = f.InquiryQuestion(id="M1", wording="Vad är viktigast?")


def sheet(**values: Any) -> f.Contribution:
    """Of a contribution with a checksum that is right, unless it is given."""
    answers = [f.GivenAnswer(part="M1", text="Att någon kommer.")]
    about = {"number": 1, "received_at": datetime(2026, 11, 1, 8, tzinfo=UTC), "checksum": "", "answers": answers}
    part = f.Contribution(**(about | values))
    return part if part.checksum else part.model_copy(update={"checksum": checksum(content_of(part))})


def asked(*sheets: f.Contribution, **values: Any) -> f.Inquiry:
    about = {"id": "F-001", "title": "Till anhöriga", "perspective": "citizen", "state": "open", "source": "U-001"}
    about |= {"closes_on": "2026-12-01", "questions": [QUESTION], "contributions": sheets, "answered": len(sheets)}
    return f.Inquiry(**(about | values))


def draft(**values: Any) -> f.Inquiry:
    return asked(state="draft", closes_on=None, source=None, **values)


def many(number: int) -> list[f.InquiryQuestion]:
    return [QUESTION.model_copy(update={"id": f"X{place}"}) for place in range(number)]


def case_file(*inquiries: f.Inquiry, voices: int = 1) -> CaseFile:
    case = make_case()
    make_source(case, voices=voices)
    make_need(case)
    return snapshot(case).model_copy(update={"inquiries": list(inquiries)})


def bring_in(file: CaseFile) -> Case:
    officer = make_user("officer")
    home = officer.memberships.get().organisation
    return import_case_file(case_file=file, organisation=home, owner=officer, by=officer)


def answered(**values: Any) -> f.Contribution:
    return sheet(answers=[f.GivenAnswer(**({"part": "M1", "text": "Ja"} | values))])


def test_a_whole_file_comes_in():
    case = bring_in(case_file(asked(sheet())))
    assert case.contributions.get().checksum == sheet().checksum
    assert case.sources.get().is_counted


@pytest.mark.parametrize(
    "inquiry,told",
    [
        (asked(sheet(checksum="0" * 64)), "Svaret F-001/1 stämmer inte med sin kontrollsumma"),
        (asked(sheet(), perspective=None), "F-001 saknar perspektiv"),
        (asked(sheet(), closes_on=None), "F-001 har öppnats men saknar"),
        (asked(sheet(), source=None), "F-001 har öppnats men saknar"),
        (asked(sheet(), state="draft"), "F-001 har svar men har aldrig öppnats"),
        (asked(), "Rösterna i U-001"),
        (asked(sheet(is_counted=False)), "Rösterna i U-001"),
        (asked(sheet(), questions=[]), "F-001/1 pekar på M1"),
        (asked(sheet(choices={"P1": "left"})), "F-001/1 pekar på P1"),
        (asked(sheet(answers=[f.GivenAnswer(part="need-2", text="Mer")])), "F-001/1 pekar på need-2"),
        (asked(sheet(answers=[f.GivenAnswer(part="M1", text="Ja")] * 2)), "M1 finns mer än en gång i F-001/1"),
        (asked(answered(handling="used")), "F-001/1/M1"),
        (asked(answered(handling="set_aside")), "F-001/1/M1"),
        (asked(answered(needs=["B-001"])), "F-001/1/M1"),
        (asked(answered(handling="used", needs=["B-001", "B-001"])), "F-001/1/M1"),
        (asked(answered(text=" ")), "F-001/1/M1"),
        (asked(sheet(), title="x" * 201), "F-001.title"),
        (asked(sheet(received_at=datetime(9999, 12, 31, tzinfo=UTC))), "F-001/1.received_at ligger inte mellan"),
        (asked(sheet(), closes_on="9999-12-31"), "F-001.closes_on ligger inte mellan"),
        (draft(questions=many(500)), "F-001: Ställ högst 20 frågor"),
        (draft(questions=[QUESTION] * 2), "F-001: Samma fråga"),
        (draft(questions=[QUESTION.model_copy(update={"wording": "x" * 10**6})]), "F-001/M1.wording"),
        (draft(questions=[QUESTION.model_copy(update={"wording": ""})]), "F-001/M1.wording"),
        (draft(title=" "), "F-001: Skriv en rubrik"),
        (asked(sheet(), contact="Elin, 08-1, elin@" + "x" * 300), "F-001.contact_email"),
    ],
)
def test_what_no_case_can_hold_is_told_with_its_place(inquiry, told):
    file, before = case_file(inquiry), Case.objects.count()
    with pytest.raises(RuleViolation, match="F-001") as refused:
        bring_in(file)
    assert told in str(refused.value)
    assert (Case.objects.count(), Contribution.objects.count()) == (before, 0)


def test_numbers_and_sources_are_each_used_once():
    file = case_file(asked(sheet()), asked(sheet(), id="F-002"))
    with pytest.raises(RuleViolation) as refused:
        bring_in(file)
    assert [obstacle.code for obstacle in refused.value.obstacles] == ["case-file-twice", "case-file-twice"]


@pytest.mark.parametrize(
    "proposal",
    [
        {"text": "Rad ett\nrad två"},
        {"who": "Alla", "what": "se", "so_that": "det går"},
        {"text": "Så", "who": "Alla"},
        {"text": "Alla", "who": "Alla"},
        {"text": "A\nAlla", "what": "Alla"},
    ],
)
def test_a_proposal_is_put_together_as_it_was_sent(proposal):
    text = "\n".join(proposal.get(name, "") for name in ("text", "who", "what", "so_that") if proposal.get(name))
    built = {name: value for name, value in proposal.items() if name != "text"}
    part = sheet(answers=[f.GivenAnswer(part="need-1", text=text, **built)], checksum="0" * 64)
    (made,) = content_of(part).proposals
    assert {name: value for name, value in made.model_dump().items() if value} == proposal
