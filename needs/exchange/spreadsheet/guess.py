"""Which column is what: from the officer's own headings first, then from what stands below them."""

from collections.abc import Mapping, Sequence

from . import words
from .header import Column

SURE_BY_VALUES = 70
# Below this a guess would mislead more than it helps.
LEAST_SURE = 25
LONG_TITLE = 80
LONGEST_TITLE = 200


def guess(columns: Sequence[Column]) -> dict[int, str]:
    """Column index → field, “” for a column that is left out. Only `note` is given to several columns."""
    scored = sorted(
        (
            (score, column.index, field)
            for column in columns
            for field, score in scores(column).items()
            if score >= LEAST_SURE
        ),
        key=lambda entry: (-entry[0], entry[1]),
    )
    mapping: dict[int, str] = {}
    for _score, index, field in scored:
        if index not in mapping and (field == "note" or field not in mapping.values()):
            mapping[index] = field
    for column in columns:
        mapping.setdefault(column.index, "" if _is_left_out(column) else "note")
    _make_sure_of_a_text(columns, mapping)
    return dict(sorted(mapping.items()))


def scores(column: Column) -> dict[str, float]:
    """Field → how sure, 0–100."""
    heading = words.normalise_heading(column.name)
    if heading in words.left_out() or not column.samples:
        return {}
    found = _by_heading(heading)
    for field in words.WORDED:
        share = _share_understood(column, field)
        if field in found and share < 0.5:
            found[field] *= 0.3
        elif field not in found and share >= 0.8 and not any(found.values()) and _are_words(column):
            found[field] = SURE_BY_VALUES
    if "title" in found and _is_long(column):
        found["title"] *= 0.6
    return found


def _by_heading(heading: str) -> dict[str, float]:
    known = words.headings()
    if heading in known:
        return {field: float(weight) for field, weight in known[heading].items()}
    found: dict[str, float] = {}
    padded = f" {heading} "
    for phrase, weights in known.items():
        if len(phrase) > 3 and f" {phrase} " in padded:
            for field, weight in weights.items():
                # The longer the known part of the heading, the surer.
                found[field] = max(found.get(field, 0), weight * (0.4 + 0.4 * len(phrase) / len(heading)))
    return found


def _share_understood(column: Column, field: str) -> float:
    known = words.values(field)
    understood = sum(1 for value in column.samples if understand(field, value, known))
    return understood / len(column.samples)


def understand(field: str, value: str, known: Mapping[str, str]) -> str:
    """The code for a word, “” when it is not known. A list of perspectives is understood by its first."""
    word = words.normalise(value)
    if word in known:
        return known[word]
    if field == "effort":
        return words.effort_step(value)
    if field == "perspective":
        first = value.replace("/", ",").replace(";", ",").replace("\n", ",").split(",")[0]
        return known.get(words.normalise(first), "")
    return ""


def _are_words(column: Column) -> bool:
    """Numbers and single letters can mean anything; they are not guessed from alone."""
    return all(len(value) > 1 and not value.isdecimal() for value in column.samples)


def _is_long(column: Column) -> bool:
    lengths = sorted(len(value) for value in column.samples)
    return lengths[len(lengths) // 2] > LONG_TITLE or lengths[len(lengths) * 9 // 10] > LONGEST_TITLE


def _is_left_out(column: Column) -> bool:
    return not column.samples or words.normalise_heading(column.name) in words.left_out()


def _make_sure_of_a_text(columns: Sequence[Column], mapping: dict[int, str]) -> None:
    """Without a title and a statement, the column with the longest texts is the need."""
    if {"title", "what"} & set(mapping.values()):
        return
    free = [column for column in columns if mapping[column.index] in ("", "note") and column.samples]
    if free:
        longest = max(free, key=lambda column: sum(map(len, column.samples)) / len(column.samples))
        mapping[longest.index] = "what" if _is_long(longest) else "title"
