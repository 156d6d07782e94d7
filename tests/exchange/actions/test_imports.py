import pytest
from django.core.exceptions import PermissionDenied

from needs.cases.actions.decision import submit_case
from needs.cases.models import Need, Source
from needs.exchange.actions.imports import carry_out, choose_columns, choose_sheet, discard_import, start_import
from needs.exchange.models import Import
from needs.exchange.queries.imports import left_reasons, mapping_of
from needs.exchange.spreadsheet.errors import SpreadsheetError
from needs.safekeeping.events import broken_links, stream_of
from needs.safekeeping.refusal import RuleViolation
from tests.cases.factories import make_case, make_need, make_ready_case, make_user
from tests.exchange import files

pytestmark = pytest.mark.django_db
BAD_ROW = ["Larm", "Larm på dagen", "Veta vilka larm", "Trygghet", "9"]
MIXED = files.csv(
    ["Område", "Behov", "Beskrivning", "Varför viktigt", "Insats"], BAD_ROW, ["Larm", "Sova", "", "", "2"]
)


def begin(case, content=None, name="önskelista.xlsx"):
    return start_import(case=case, content=content or files.xlsx(*files.WISHES), file_name=name, by=case.owner)


def finish(record, *, only_valid=False, with_source=True):
    return carry_out(record=record, only_valid=only_valid, with_source=with_source, by=record.uploaded_by)


def test_reading_a_file_changes_nothing_in_the_case():
    case = make_case()
    before = stream_of(case.key).count()
    record = begin(case)
    assert (record.header, mapping_of(record)) == (3, {0: "note", 1: "title", 2: "what", 3: "so_that"})
    assert (Need.objects.count(), Source.objects.count(), stream_of(case.key).count()) == (0, 0, before)


def test_every_row_becomes_a_need_that_rests_on_the_file():
    case = make_case()
    record = finish(begin(case))
    first = Need.objects.get(case=case, number=1)
    assert [row["need"] for row in record.created] == ["B-001", "B-002", "B-003"]
    assert (first.title, first.what, first.note) == (
        "Digital planering",
        "Se dagens besök på ett ställe",
        "Område: Planering",
    )
    source = Source.objects.get(case=case)
    assert (source.kind, source.title, source.need_links.count()) == ("document", "önskelista.xlsx", 3)


def test_without_the_tick_no_source_is_made():
    case = make_case()
    record = finish(begin(case), with_source=False)
    assert (record.source, case.sources.count(), case.needs.count()) == (None, 0, 3)


def test_the_events_say_which_file_and_row_each_need_came_from():
    case = make_case()
    finish(begin(case))
    told = {event.record: event.note for event in stream_of(case.key).filter(kind="need.created")}
    assert "önskelista.xlsx" in told["need:B-001"]
    assert "4" in told["need:B-001"]
    assert stream_of(case.key).get(kind="needs.imported").note == "önskelista.xlsx"
    assert list(broken_links()) == []


def test_a_need_with_who_what_and_so_that_is_proposed_and_the_others_are_drafts():
    case = make_case()
    content = files.csv(["Vem", "Vad", "Så att"], ["Nattpatrullen", "veta", "hjälpen når fram"], ["Alla", "sova", ""])
    finish(begin(case, content, "a.csv"))
    assert [need.status for need in case.needs.order_by("number")] == ["proposed", "draft"]


def test_the_same_file_again_adds_nothing():
    case = make_case()
    finish(begin(case))
    again = begin(case)
    with pytest.raises(RuleViolation):
        finish(again, only_valid=True)
    assert (case.needs.count(), case.sources.count()) == (3, 1)


def test_a_row_imported_before_is_not_imported_again_though_the_need_has_changed():
    case = make_case()
    finish(begin(case))
    Need.objects.filter(case=case).update(title="Nytt", what="annat")
    rows = [*files.WISHES, ["Larm", "Larm på dagen", "Veta", "Trygghet"]]
    record = finish(begin(case, files.xlsx(*rows)))
    assert [row["row"] for row in record.created] == [7]
    assert {reason.code for reason in left_reasons(record)} == {"imported"}


def test_an_import_carried_out_twice_is_carried_out_once():
    record = begin(make_case())
    finish(record)
    assert finish(record).state == "done"
    assert Need.objects.count() == 3


def test_a_wrong_row_stops_all_rows():
    record = begin(make_case(), MIXED, "a.csv")
    with pytest.raises(RuleViolation):
        finish(record)
    assert (Need.objects.count(), Source.objects.count(), Import.objects.get().state) == (0, 0, "uploaded")


def test_the_valid_rows_alone_are_imported_when_asked_for():
    record = finish(begin(make_case(), MIXED, "a.csv"), only_valid=True)
    assert list(Need.objects.values_list("title", "effort")) == [("Sova", 2)]
    assert [(reason.code, reason.row) for reason in left_reasons(record)] == [("effort", 2)]


def test_a_failure_half_way_leaves_nothing(monkeypatch):
    record = begin(make_case())
    monkeypatch.setattr(Import, "save", lambda self: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        finish(record)
    assert (Need.objects.count(), Source.objects.count()) == (0, 0)


def test_needs_already_in_the_case_are_not_made_again():
    case = make_case()
    make_need(
        case, title="Byta besök", who="", what="byta besök med en kollega", so_that="Kontinuitet för den enskilde."
    )
    assert len(finish(begin(case)).created) == 2


def test_the_same_file_sent_twice_before_it_is_imported_is_one_import():
    case = make_case()
    content = files.xlsx(*files.WISHES)
    record = begin(case, content)
    choose_columns(record=record, mapping={1: "what"}, by=case.owner)
    again = begin(case, content)
    assert (again.pk, mapping_of(again)) == (record.pk, {1: "what"})


def test_another_sheet_is_read_and_guessed_anew():
    case = make_case()
    sheets = {"Läs mig": [["Hej"]], "Behov": [["Titel", "Vem"], ["Sova", "Alla"]]}
    record = choose_sheet(record=begin(case, files.xlsx(sheets=sheets)), sheet=1, header=None, by=case.owner)
    assert (record.header, mapping_of(record)) == (1, {0: "title", 1: "who"})


def test_a_thrown_away_import_is_gone_and_a_finished_one_stays():
    case = make_case()
    discard_import(record=begin(case), by=case.owner)
    assert not Import.objects.exists()
    record = finish(begin(case))
    discard_import(record=record, by=case.owner)
    assert Import.objects.get() == record


def test_a_bad_file_is_refused_and_leaves_nothing():
    with pytest.raises(SpreadsheetError):
        begin(make_case(), b"%PDF-1.7", "behov.xlsx")
    assert not Import.objects.exists()


def test_only_an_officer_imports():
    case = make_case()
    reader = make_user("reader", case.organisation)
    with pytest.raises(PermissionDenied):
        start_import(case=case, content=files.xlsx(*files.WISHES), file_name="a.xlsx", by=reader)


def test_nothing_is_imported_into_a_submitted_case():
    case = make_ready_case()
    record = begin(case)
    make_user("approver", case.organisation)
    submit_case(case=case, by=case.owner)
    case.refresh_from_db()
    with pytest.raises(RuleViolation):
        finish(record)
    with pytest.raises(RuleViolation):
        begin(case, files.csv(["Behov"], ["Sova"]), "b.csv")


def test_a_person_never_sees_the_import_of_another():
    case = make_case()
    record = begin(case)
    colleague = make_user("officer", case.organisation)
    assert list(Import.objects.visible_to(case.owner)) == [record]
    assert list(Import.objects.visible_to(colleague)) == []
