from needs.casefile import CaseFile, checksum, difference, words
from needs.casefile.difference import FieldChange, RecordChange, Words
from needs.casefile.models import Case, Consequence, Need, Organisation


def case_file(*needs, **case):
    about = {"key": "k", "reference": "2026-001", "title": "Trygghet"} | case
    return CaseFile(organisation=Organisation(name="Lindvik"), case=Case(**about), needs=list(needs))


def test_equal_files_do_not_differ():
    assert difference(case_file(Need(id="B-001")), case_file(Need(id="B-001"))) == []


def test_added_removed_and_changed_records_are_told_apart():
    before = case_file(Need(id="B-001"), Need(id="B-002", who="Alla"))
    after = case_file(Need(id="B-002", who="Nattpatrullen"), Need(id="B-003"), title="Ro")
    assert difference(before, after) == [
        RecordChange("case", "", "changed", (FieldChange("title", "Trygghet", "Ro"),)),
        RecordChange("needs", "B-001", "removed"),
        RecordChange("needs", "B-002", "changed", (FieldChange("who", "Alla", "Nattpatrullen"),)),
        RecordChange("needs", "B-003", "added"),
    ]


def test_a_change_inside_a_part_is_named_by_its_path():
    before, after = Need(id="B-001"), Need(id="B-001", consequence=Consequence(text="Fall"))
    (change,) = difference(case_file(before), case_file(after))
    assert change.fields == (FieldChange("consequence.text", "", "Fall"),)


def test_what_the_approver_moves_is_not_a_change_of_content():
    assert difference(case_file(), case_file(state="approved", approver="Omar")) == []


def test_words_keep_whole_phrases_together():
    before = "ha en app som sorterar larmen i rätt ordning"
    after = "skilja larm som kräver besök från andra"
    assert words(before, after) == [Words("removed", before), Words("added", after)]


def test_words_mark_only_what_differs():
    assert words("veta vem som ska lämnas över", "veta vem som och när ska lämnas över") == [
        Words("same", "veta vem som "),
        Words("added", "och när "),
        Words("same", "ska lämnas över"),
    ]


def test_both_texts_can_be_read_back_from_their_words():
    before, after = "a b  c\nd e", "a x c d\ne f g"
    runs = words(before, after)
    assert "".join(run.text for run in runs if run.mark != "added") == before
    assert "".join(run.text for run in runs if run.mark != "removed") == after


def test_the_same_text_in_other_unicode_form_has_the_same_checksum():
    assert checksum(case_file(title="Hälsa")) == checksum(case_file(title="Ha\u0308lsa"))
