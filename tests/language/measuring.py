"""How well the checker agrees with the labelled statements: right, too much and missed, for each rule."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from needs.language import Remark, Statement, remarks_on
from needs.language.rules import RULES

FOLDER = Path(__file__).parent / "labelled"
# Says that a field is empty, which the labelled statements leave empty on purpose.
NOT_LABELLED = {"no_measure"}


class Label(NamedTuple):
    rule: str
    words: str


@dataclass(frozen=True)
class Labelled:
    name: str
    language: str
    held_out: bool
    statement: Statement
    expected: tuple[Label, ...]


@dataclass
class Tally:
    right: Counter[str] = field(default_factory=Counter)
    too_much: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def precision(self, rules: Iterable[str]) -> float:
        return _share(_sum(self.right, rules), _sum(self.too_much, rules))

    def recall(self, rules: Iterable[str]) -> float:
        return _share(_sum(self.right, rules), _sum(self.missed, rules))

    def row(self, name: str, rules: Iterable[str]) -> str:
        rules = list(rules)
        counts = (_sum(count, rules) for count in (self.right, self.too_much, self.missed))
        numbers = "".join(f"{count:9}" for count in counts)
        return f"{name:22}{numbers}{self.precision(rules):11.2f}{self.recall(rules):9.2f}"


def labelled() -> list[Labelled]:
    return [
        Labelled(
            row["id"],
            language,
            row["split"] == "held_out",
            Statement(**row["statement"]),
            tuple(Label(*label) for label in row["expected"]),
        )
        for language in ("sv", "en")
        for row in map(json.loads, (FOLDER / f"{language}.jsonl").read_text(encoding="utf-8").splitlines())
    ]


def compare(rows: Iterable[Labelled]) -> Tally:
    tally = Tally()
    for row in rows:
        too_much, missed = differences(row)
        remarks = [remark.rule for remark in remarks_on(row.statement) if remark.rule not in NOT_LABELLED]
        tally.too_much.update(remark.rule for remark in too_much)
        tally.missed.update(label.rule for label in missed)
        tally.right.update(remarks)
        tally.right.subtract(remark.rule for remark in too_much)
    return tally


def differences(row: Labelled) -> tuple[list[Remark], list[Label]]:
    """Remarks that no label asks for, and labels that no remark answers."""
    remarks = [remark for remark in remarks_on(row.statement) if remark.rule not in NOT_LABELLED]
    too_much = [remark for remark in remarks if not any(_answers(remark, label, row) for label in row.expected)]
    missed = [label for label in row.expected if not any(_answers(remark, label, row) for remark in remarks)]
    return too_much, missed


def rules_of(*severities: str) -> list[str]:
    return [code for code, rule in RULES.items() if rule.severity in severities and code not in NOT_LABELLED]


def table(tally: Tally) -> str:
    lines = [f"{'rule':22}{'right':>9}{'too much':>9}{'missed':>9}{'precision':>11}{'recall':>9}"]
    for severity in ("block", "warn", "inform"):
        lines += [tally.row(f"  {code}", [code]) for code in rules_of(severity)]
        lines.append(tally.row(severity, rules_of(severity)))
    return "\n".join([*lines, tally.row("block and warn", rules_of("block", "warn"))])


def _answers(remark: Remark, label: Label, row: Labelled) -> bool:
    """The same rule, and words that overlap."""
    if remark.rule != label.rule:
        return False
    text = getattr(row.statement, remark.field)
    start = text.find(label.words)
    return start >= 0 and remark.start < start + len(label.words) and start < remark.end


def _sum(counts: Counter[str], rules: Iterable[str]) -> int:
    return sum(counts[rule] for rule in rules)


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 1.0
