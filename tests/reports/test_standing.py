import pytest

from needs.casefile.kinds import Verdict
from needs.reports.content import build
from needs.reports.pdf import filename
from tests.reports.cases import EMPTY, SMALL, decided, submitted


def test_a_live_case_is_a_draft_without_checksum():
    standing = build(SMALL).standing
    assert (standing.mark, standing.label, standing.checksum, standing.is_draft) == ("UTKAST", "Utkast", "", True)


def test_a_submitted_case_is_still_a_draft_but_has_its_checksum():
    case_file = submitted()
    standing = build(case_file).standing
    assert standing.mark == "UTKAST · Inlämnat för beslut, version 2"
    assert standing.checksum == decided(case_file).checksum


def test_only_an_approval_of_exactly_this_content_makes_it_approved():
    case_file = submitted()
    standing = build(case_file, decision=decided(case_file)).standing
    assert (standing.mark, standing.is_draft, standing.version) == ("Fastställd version 2", False, 2)


@pytest.mark.parametrize("changes", [{"checksum": "0" * 64}, {"version": 1}])
def test_an_approval_of_something_else_is_told_as_a_weak_point_and_approves_nothing(changes):
    case_file = submitted()
    report = build(case_file, decision=decided(case_file, **changes))
    assert report.standing.mark == "UTKAST · Inlämnat för beslut, version 2"
    weak = report.part("summary").content.weaknesses[0]
    assert weak == "Beslutet gäller ett annat innehåll än det här och har lämnats utanför."


@pytest.mark.parametrize(
    ("verdict", "mark"),
    [(Verdict.RETURN, "UTKAST · Återlämnad, version 2"), (Verdict.REJECT, "UTKAST · Avslagen, version 2")],
)
def test_what_was_returned_or_rejected_is_marked_as_a_draft(verdict, mark):
    case_file = submitted()
    assert build(case_file, decision=decided(case_file, verdict)).standing.mark == mark


def test_the_file_name_tells_what_nobody_has_approved():
    case_file = submitted()
    approved = build(case_file, decision=decided(case_file))
    assert filename(build(SMALL)) == "behovsrapport-2026-014-UTKAST.pdf"
    assert filename(build(case_file)) == "behovsrapport-2026-014-version-2-UTKAST.pdf"
    assert filename(approved) == "behovsrapport-2026-014-version-2.pdf"


def test_no_reference_can_break_out_of_the_file_name():
    case = EMPTY.case.model_copy(update={"reference": 'Å/../"; x="\r\nB'})
    assert filename(build(EMPTY.model_copy(update={"case": case}))) == "behovsrapport-A-x-B-UTKAST.pdf"


def test_an_unknown_edition_is_refused_with_the_ones_there_are():
    with pytest.raises(ValueError, match=r"no edition 'annex' of the report\. Choose one of: internal"):
        build(EMPTY, edition="annex")
