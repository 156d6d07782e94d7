from needs.casefile.models import Contribution, GivenAnswer, OnPurpose, SourceLink
from needs.reports.content import build
from tests.reports.cases import ASKED_SOURCE, DECIDED, EMPTY, FALL, HEARD, INQUIRY, SMALL, decided, submitted

SHEETS = "sheets"


def content(anchor, case_file=SMALL, **said):
    return build(case_file, **said).part(anchor).content


def test_the_parts_stand_in_order_with_numbers_and_letters():
    titles = [part.title.replace("\xa0", " ").replace("  ", " ") for part in build(submitted()).parts]
    assert titles[:2] == ["1 Sammanfattning", "2 Bakgrund och varför just nu"]
    assert titles[12:15] == ["13 Beslut", "Bilaga A: Behoven ett för ett", "Bilaga B: Underlag"]
    assert titles[-1] == "Bilaga F: Kontrollera rapporten"


def test_what_remains_is_told_in_a_draft_only():
    draft, locked = build(SMALL, missing=["Hör tre perspektiv"]), build(submitted(), missing=["Hör tre perspektiv"])
    assert draft.part("missing").content.obstacles == ("Hör tre perspektiv",)
    assert "missing" not in [part.anchor for part in locked.parts]


def test_the_summary_counts_live_needs_and_voices():
    figures = [(figure.value, figure.label) for figure in content("summary").figures]
    assert figures == [
        ("30", "röster, 26 med egen erfarenhet"),
        ("3", "av 6 perspektiv hörda eller avstådda med skäl"),
        ("4", "behov, varav 1 är ett måste-behov"),
        ("2 av 3", "mål stöds av minst ett behov"),
    ]


def test_the_weak_points_are_found_and_named():
    assert content("summary").weaknesses == (
        "Inte hörda än: medborgare, politisk vision och företagare.",
        "Avstått, med skäl i rapporten: bransch.",
        "Inget behov stödjer målet ”Fossilfria transporter”. Berörs 2027.",
        "B-004 stödjer inget mål.",
        "B-004 saknar underlag.",
        "B-004 är ett utkast och ingår inte i beslutet.",
    )


def test_the_decision_asked_for_counts_what_is_not_a_draft():
    assert content("summary").request == (
        "När ärendet har lämnats för beslut ska Omar Lindfors ta ställning till 3 behov som grund för upphandlingen.",
        "Beslutet behövs senast 2026-12-10.",
    )


def test_the_coverage_sums_voices_and_marks_gaps():
    rows = [(row.perspective, row.voices, row.first_hand, row.needs, row.is_gap) for row in content("heard").rows]
    assert rows[0] == ("Kund", "19", "15", "2", False)
    assert rows[1] == ("Medborgare", "0", "0", "1", True)
    assert rows[5] == ("Bransch", "0", "0", "0", False)


def test_voices_are_told_of_also_when_no_perspective_is_marked_as_heard():
    nothing_marked = SMALL.model_copy(update={"perspectives": []})
    assert content("heard", nothing_marked).finding == (
        "Inget perspektiv är markerat som hört än, men röster har hörts från 2 perspektiv. "
        "Totalt 30 röster, varav 26 med egen erfarenhet."
    )
    assert content("heard", EMPTY).finding == "6 av 6 perspektiv återstår att höra."


def test_a_gap_in_the_coverage_is_told_in_words():
    gaps = {row.perspective: row.gap for row in content("heard", SMALL.model_copy(update={"perspectives": []})).rows}
    assert (gaps["Kund"], gaps["Medborgare"]) == ("Röster, men inte markerat som hört", "Ingen har hörts")


def test_the_coverage_tells_how_many_of_those_asked_have_answered():
    shares = {row.perspective: row.share for row in content("heard", HEARD).rows}
    assert shares["Medborgare"].replace("\xa0", " ") == "2 av 40 (5 %)"
    assert shares["Kund"] == "–"


def test_voices_by_an_open_link_are_not_counted_among_those_who_were_asked():
    by_link = ASKED_SOURCE.model_copy(update={"voices": 12, "by_link": 11})
    rows = content("heard", HEARD.model_copy(update={"sources": [by_link]})).rows
    share = next(row.share for row in rows if row.perspective == "Medborgare")
    assert share.replace("\xa0", " ") == "1 av 40 (2 %)"


def test_the_stakeholders_are_told_by_perspective_with_whom_nobody_has_named():
    people = content("heard", HEARD).people
    assert [(group.perspective, [line.name for line in group.lines]) for group in people.groups] == [
        ("Medborgare", ["Pensionärsrådet"]),
        ("Verksamhet", ["Nattpatrullen"]),
    ]
    assert people.finding == (
        "2 intressenter, varav 1 med egen erfarenhet. "
        "Ingen finns med från perspektiven kund, politisk vision, företagare och bransch. "
        "Bara någon som talar för andra: medborgare."
    )
    assert [(one.name, one.text) for one in people.conflicts] == [
        ("I-002 Pensionärsrådet", "Ordföranden är delägare i ett larmföretag.")
    ]


def test_the_inquiries_are_told_with_what_became_of_the_answers():
    (one,) = content("heard", HEARD).asked
    assert (one.invited, one.answered, one.share.replace("\xa0", " ")) == ("40", "2", "5 %")
    assert one.handled == "1 del används i behov, 1 är lagd åt sidan med skäl"
    assert [(choice.need, choice.chosen) for choice in one.choices] == [
        ("B-001 Hjälp vid fall", "1 av 2"),
        ("B-002 Bestämma själv", "1 av 2"),
    ]


def test_answers_by_a_link_and_those_that_wait_for_review_are_not_shares_of_those_asked():
    unread = GivenAnswer(part="M1", text="Ljuset.")
    more = [
        Contribution(
            number=number, received_at=DECIDED, checksum="c" * 64, is_invited=False, answers=[unread], **values
        )
        for number, values in enumerate(
            ({}, {"is_counted": False}, {"is_counted": False, "moderation_reason": "Reklam"}), start=3
        )
    ]
    inquiry = INQUIRY.model_copy(update={"contributions": [*INQUIRY.contributions, *more]})
    (one,) = content("heard", HEARD.model_copy(update={"inquiries": [inquiry]})).asked
    assert (one.invited, one.answered, one.share.replace("\xa0", " ")) == ("40", "2", "5 %")
    assert (one.by_link, one.waiting) == ("1", "1")
    assert one.handled.endswith("1 är inte hanterad än")


def test_nothing_is_said_of_people_nobody_has_asked():
    heard = content("heard", EMPTY)
    assert (heard.people, heard.asked) == (None, ())


def test_each_quote_from_a_source_stands_by_itself():
    link = SourceLink(source="U-001", quote="Jag låg på golvet.\n\n”Ingen kom.”")
    need = FALL.model_copy(update={"sources": [link]})
    sheet = content(SHEETS, SMALL.model_copy(update={"needs": [need]})).sheets[0]
    lines = next(row.lines for row in sheet.rows if row.label == "Bygger på")
    assert tuple(lines) == ("U-001 Samtal med brukare: ”Jag låg på golvet.”", "”Ingen kom.”")


def test_the_matrix_shows_strengths_and_both_kinds_of_gap():
    matrix = content("goals").matrices[0]
    assert [[cell.text for cell in row.cells] for row in matrix.rows] == [
        ["3", "1", ""],
        ["", "3", ""],
        ["2", "", ""],
        ["", "", ""],
    ]
    assert [cell.text for cell in matrix.totals] == ["2", "2", "0"]
    assert [gap.title for gap in content("goals").gaps] == [
        "M3 Fossilfria transporter",
        "B-004 Prova innan man behöver",
    ]


def test_equal_values_share_their_places_and_the_unscored_stands_last():
    ranked = [(row.place, row.id, row.value, row.spread) for row in content("priority").ranked]
    assert ranked == [
        ("1", "B-001", "4,4", "0,3"), ("2–3", "B-002", "3,6", "0,0"), ("2–3", "B-003", "3,6", "0,0"),
        ("–", "B-004", "–", "–"),
    ]  # fmt: skip


def test_the_classes_share_the_effort_and_give_their_reasons():
    classes = [(one.name, one.count, one.effort, one.share) for one in content("priority").classes]
    assert classes == [
        ("Måste", "1", "5", "56\xa0%"), ("Bör", "1", "2", "22\xa0%"), ("Kan", "1", "2", "22\xa0%"),
        ("Inte nu", "0", "0", "–"),
    ]  # fmt: skip
    assert [line.reason for line in content("priority").classes[0].reasons] == ["Liv och hälsa."]
    assert (
        content("priority").effort[0]
        == "Måste-behoven tar 56\xa0% av insatsen. Det är inom riktmärket på högst 60 procent."
    )


def test_more_than_sixty_percent_must_is_a_weak_point():
    heavy = [need.model_copy(update={"effort": 1}) if need.moscow == "should" else need for need in SMALL.needs]
    said = content("summary", SMALL.model_copy(update={"needs": heavy}))
    assert "Måste-behoven tar 62\xa0% av insatsen. Riktmärket är högst 60 procent." in said.weaknesses


def test_all_six_alternatives_are_told_assessed_or_not():
    lines = [(line.name, line.verdict) for line in content("alternatives").lines]
    assert lines[0] == ("Avstå", "Uteslutet")
    assert lines[1] == ("Göra det i egen regi", "Inte bedömt")
    assert [line.is_chosen for line in content("alternatives").lines] == [False, False, False, False, False, True]


def test_the_risk_is_probability_times_impact_and_the_cost_is_expected():
    line = content("risks").lines[0]
    assert (line.steps, line.level, line.cost, line.expected) == (
        "4 × 5",
        "20",
        "1\xa0400\xa0000\xa0kr",
        "840\xa0000\xa0kr",
    )
    assert content("risks").untold == "Konsekvenser är inte beskrivna för B-002, B-003, B-004."


def test_an_effect_goes_from_a_dated_value_to_a_dated_target():
    line = content("effects").lines[0]
    assert (line.baseline, line.baseline_on, line.target, line.target_on) == (
        "38\xa0%",
        "2026-10-31",
        "90\xa0%",
        "2028-10-31",
    )
    assert "Det sista målvärdet ska vara nått 2028-10-31." in content("effects").done


def test_the_decision_is_signed_with_time_and_mandate():
    case_file = submitted()
    said = content("decision", case_file, decision=decided(case_file))
    assert said.finding == "Version 2 av behovsrapporten är fastställd. 1 behov är godkänt och 1 är återlämnat."
    assert said.signed == "Beslutat 2026-12-08 13:47 enligt delegationsordningen punkt 4.2."
    assert [(line.id, line.verdict) for line in said.lines] == [("B-001", "Godkänt"), ("B-002", "Återlämnat")]


def test_a_need_sheet_says_why_a_make_is_named_and_leaves_out_what_only_helps_the_writer():
    given = [
        OnPurpose(rule="brand", text="Microsoft Teams", reason="Alla myndigheter\nanvänder det."),
        OnPurpose(rule="solution", text="app", reason="Beslutat"),
        OnPurpose(rule="similar", text="B-002", reason="Olika grupper"),
    ]
    need = SMALL.needs[0].model_copy(update={"on_purpose": given})
    sheet = content(SHEETS, SMALL.model_copy(update={"needs": [need]})).sheets[0]
    assert {row.label: row.lines for row in sheet.rows}["Avsiktligt"] == (
        "Märke eller typ, ”Microsoft Teams”: Alla myndigheter använder det.",
    )


def test_a_need_sheet_tells_everything_about_the_need():
    sheet = content(SHEETS).sheets[0]
    assert sheet.meta == "Måste · Kund, Verksamhet · tillgång och drift · plats 1 · prioriterat"
    assert sheet.sentence == (
        "Den som har fallit hemma behöver få hjälp på plats inom 15 minuter, så att skadan inte förvärras."
    )
    assert {row.label: row.lines for row in sheet.rows} == {
        "I dag": ("Medianen är 34 minuter.",),
        "Uppfyllt när": ("Någon svarar inom 60 sekunder.", "Hjälp inom 15 minuter."),
        "Effekt": ("E-001 Hjälp på plats inom 15 minuter: från 38\xa0% (2026-10-31) till 90\xa0% (2028-10-31).",),
        "Stödjer målen": (
            "M1 Trygg ålderdom hemma (avgörande): Trygghet är hjälp i tid.",
            "M2 Självbestämmande (bidrar)",
        ),
        "Bygger på": ("U-001 Samtal med brukare: ”Jag låg på golvet i två timmar.”", "U-003 Larmloggen 2025"),
        "Om inget görs": (
            "Skadan förvärras.",
            (
                "Sannolikhet 4 av 5, konsekvens 5 av 5, kostar 1\xa0400\xa0000\xa0kr när det händer, "
                "förväntat 840\xa0000\xa0kr om året."
            ),
        ),
        "Skäl till klassen": ("Liv och hälsa.",),
        "Värdering": ("Viktat värde 4,4 av 5, spridning 0,3; insats 5 av 5.", "Nytta 5,0 och börda 1,5."),
    }


def test_a_need_that_left_the_case_is_told_with_where_it_went():
    assert [(need.id, need.reason) for need in content(SHEETS).retired] == [("B-005", "Ingår nu i B-001.")]


def test_a_secrecy_mark_is_told_with_rule_reason_and_date():
    rows = {row.label: row.lines for row in content(SHEETS).sheets[1].rows}
    assert rows["Sekretess"] == ("Kan omfattas av sekretess: OSL 19:3, till och med 2027-06-30.", "Pågående dialog.")


def test_written_lists_become_lists():
    why_now = content("background").passages[1]
    assert [(block.is_list, block.lines) for block in why_now.text] == [
        (False, ("Avtalet löper ut.",)),
        (True, ("Larmen ökar", "Nätet släcks")),
    ]


def test_an_empty_case_says_so_everywhere():
    report = build(EMPTY)
    assert report.part("summary").content.request == (
        "När ärendet har lämnats för beslut ska beslutsfattaren ta ställning till 0 behov som grund för upphandlingen.",
    )
    assert report.part("goals").content.finding == "Inga mål är valda för ärendet."
    assert report.part("priority").content.how == ("Inga kriterier är valda.",)


def test_many_goals_are_parted_into_tables_of_even_width_on_wide_pages():
    goals = [SMALL.goals[0].model_copy(update={"id": f"M{n}"}) for n in range(1, 25)]
    said = content("goals", SMALL.model_copy(update={"goals": goals}))
    assert [len(matrix.columns) for matrix in said.matrices] == [12, 12]
    assert said.wide
