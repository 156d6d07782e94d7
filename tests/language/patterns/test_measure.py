from needs.language import Severity, Statement, remarks_on


def missing_measures(statement: Statement) -> list[str]:
    return [remark.text for remark in remarks_on(statement, language="sv") if remark.rule == "no_measure"]


def test_a_need_without_numbers_or_acceptance_has_no_measure():
    assert missing_measures(Statement(what=" bo kvar hemma ")) == ["bo kvar hemma"]
    assert missing_measures(Statement(what="bo kvar hemma", met_when="Nio av tio bor kvar.")) == []
    assert missing_measures(Statement(what="få hjälp inom två minuter")) == []
    assert missing_measures(Statement(title="Bo kvar", so_that="hen trivs")) == []


def test_a_number_needs_its_unit():
    statement = Statement(what="få hjälp inom 15, även på natten", met_when="9 av 10")
    assert missing_measures(statement) == ["inom 15"]
    assert missing_measures(Statement(what="få hjälp inom 15 minuter", met_when="9 av 10")) == []


def test_it_only_informs():
    assert {remark.severity for remark in remarks_on(Statement(what="bo kvar hemma"))} == {Severity.INFORM}
