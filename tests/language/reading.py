"""Short ways to ask what the checker says."""

from needs.language import Statement, remarks_on


def said(what: str = "", language: str = "sv", **fields: str) -> list[tuple[str, str]]:
    """Rule and words of every remark but the one that a measure is missing."""
    remarks = remarks_on(Statement(what=what, **fields), language=language)
    return [(remark.rule, remark.text) for remark in remarks if remark.rule != "no_measure"]


def said_by(rule: str, what: str = "", language: str = "sv", **fields: str) -> list[str]:
    return [words for code, words in said(what, language, **fields) if code == rule]
