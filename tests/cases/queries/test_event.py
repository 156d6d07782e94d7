import pytest

from needs.cases.actions.case import change_case, mark_part, set_team
from needs.cases.actions.need import change_need
from needs.cases.actions.priority import score_needs
from needs.cases.models import Case
from needs.cases.queries.event import digest, told
from needs.cases.queries.event_history import actors, history
from needs.cases.rules.priority import Judgement
from needs.safekeeping import events
from needs.safekeeping.events import stream_of
from tests.cases.factories import make_case, make_need, make_source, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return make_case(make_user("officer", name="Elin"))


def latest(case):
    line = told(stream_of(case.key)[0])
    return f"{line.sentence} {line.subject}".strip()


def test_starting_a_case_is_told(case):
    assert latest(case) == "Elin startade ärendet"


@pytest.mark.parametrize(
    "values, sentence",
    [
        ({"purpose": "Trygghet"}, "Elin ändrade Bakgrund och syfte"),
        ({"situation_costs": "Mycket"}, "Elin ändrade Nuläge"),
        ({"estimated_value": 5}, "Elin ändrade uppgifter om ärendet"),
    ],
)
def test_a_change_of_the_case_names_the_part(case, values, sentence):
    change_case(case=case, values=values, edit=None, by=case.owner)
    assert latest(case) == sentence


def test_needs_sources_and_parts_are_told_with_a_link(case):
    need = make_need(case)
    assert latest(case) == "Elin skrev B-001"
    change_need(need=need, values={"problem": "Ingen vet"}, edit=None, by=case.owner)
    assert told(stream_of(case.key)[0]).url == f"/arenden/{case.key}/behov/B-001/"
    make_source(case)
    assert latest(case) == "Elin lade till underlaget U-001"
    mark_part(case=case, part="lessons", done=True, by=case.owner)
    assert latest(case) == "Elin är klar med Lärdomar av dagens avtal"


def test_scores_count_the_needs(case):
    for _ in range(2):
        make_need(case, status="proposed")
    score_needs(case=case, scores=dict.fromkeys([(1, 1), (1, 2), (2, 1)], Judgement(3)), by=case.owner)
    assert latest(case) == "Elin värderade 2 behov"


def test_a_kind_nobody_has_words_for_still_reads_as_a_sentence(case):
    events.append(
        stream=case.key, organisation_id=case.organisation_id, kind="elephant.created", by=case.owner, record="x:7"
    )
    assert latest(case) == "Elin lade till 7"
    events.append(stream=case.key, organisation_id=case.organisation_id, kind="whatever", by=None, record="")
    assert latest(case) == "Systemet ändrade"


def test_what_one_person_does_in_a_row_is_one_line(case):
    for _ in range(3):
        make_need(case)
    make_source(case)
    make_source(case)
    lines = [f"{line.sentence} {line.subject}".strip() for line in digest(stream_of(case.key))]
    assert lines == ["Elin lade till 2 underlag", "Elin skrev 3 behov", "Elin startade ärendet"]


def test_the_history_shows_before_and_after_in_words(case):
    colleague = make_user("contributor", case.organisation, name="Mira")
    change_case(case=case, values={"procurement_kind": "services", "lessons": "Ny"}, edit=None, by=case.owner)
    set_team(case=case, users=[colleague], by=case.owner)
    team, changed = history(case, about="", by="", before=None).entries[:2]
    assert [(c.label, c.before, c.after) for c in team.changes] == [("Arbetsgrupp", "", "Mira")]
    assert {(c.label, c.after) for c in changed.changes} == {("Vad som köps", "Tjänster"), ("Lärdomar", "Ny")}


def test_the_history_is_narrowed_by_what_and_by_whom(case):
    make_need(case)
    assert [entry.told.subject for entry in history(case, about="need", by="", before=None).entries] == ["B-001"]
    stranger = make_user("officer", case.organisation)
    assert history(case, about="", by=stranger.key, before=None).entries == []
    assert [person.name for person in actors(case)] == ["Elin"]


def test_the_history_is_read_on_from_where_it_ended(case):
    for _ in range(55):
        make_need(case)
    first = history(case, about="", by="", before=None)
    second = history(case, about="", by="", before=int(first.before))
    assert (len(first.entries), len(second.entries), second.before) == (50, 6, "")
    assert second.entries[-1].told.sentence == "Elin startade ärendet"


def test_another_case_tells_nothing_of_this_one(case):
    other = make_case(case.owner)
    make_need(other)
    assert Case.objects.count() == 2
    assert len(history(case, about="", by="", before=None).entries) == 1


def test_several_answers_that_came_in_are_one_line(case):
    for number in (1, 2):
        events.append(
            stream=case.key,
            organisation_id=case.organisation_id,
            kind="contribution.received",
            by=None,
            record=f"contribution:{case.number}-{number:04d}",
        )
    newest = digest(stream_of(case.key))[0]
    assert f"{newest.sentence} {newest.subject}" == "Det kom in 2 svar"
