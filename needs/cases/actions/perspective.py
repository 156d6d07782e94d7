from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from needs.accounts.models import User
from needs.casefile.kinds import AnswerState
from needs.safekeeping import keeping
from needs.safekeeping.keeping import Relation
from needs.safekeeping.merging import Edit
from needs.safekeeping.refusal import refuse_if

from ..models import Answer, Perspective
from ..rules.perspective import setting_aside
from .boundary import changing, place


def change_perspective(
    *, perspective: Perspective, values: Mapping[str, Any], edit: Edit | None, by: User
) -> Perspective:
    """Write what was heard, the answers to guiding questions, and whether the perspective is heard or set aside.

    `values["answers"]` is `{question id: {"state", "text", "evidence"}}`; questions left out stay as they are.
    Raises `RuleViolation` when it is set aside without a reason or against the guidelines.
    """
    with changing(perspective.case, by=by) as case:
        refuse_if(setting_aside(perspective, values))
        columns, relations = _with_answers(values)
        where = place(case, record=f"perspective:{perspective.kind}", kind="perspective.changed", relations=relations)
        return keeping.change(perspective, values=columns, edit=edit, by=by, place=where)


def _with_answers(values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Relation[Perspective]]]:
    """Every answer is a field of its own, so that two people can answer different questions at once."""
    flat = {name: value for name, value in values.items() if name != "answers"}
    relations: dict[str, Relation[Perspective]] = {}
    for question, answer in values.get("answers", {}).items():
        flat[question] = _settled(answer)
        relations[question] = _answer(question)
    return flat, relations


def _settled(answer: Mapping[str, str]) -> dict[str, str]:
    """An answer without any text is no answer, unless it says that nobody knows or that it does not matter."""
    settled = {
        "state": answer.get("state") or AnswerState.ANSWERED.value,
        "text": answer.get("text", ""),
        "evidence": answer.get("evidence", ""),
    }
    empty = settled["state"] == AnswerState.ANSWERED and not (settled["text"] or settled["evidence"])
    return {} if empty else settled


def _answer(question: str) -> Relation[Perspective]:
    def read(perspective: Perspective) -> dict[str, str]:
        found = perspective.answers.filter(question=question).values("state", "text", "evidence").first()
        return {name: str(text) for name, text in found.items()} if found else {}

    def write(perspective: Perspective, value: dict[str, str]) -> None:
        if value:
            Answer.objects.update_or_create(perspective=perspective, question=question, defaults=value)
        else:
            perspective.answers.filter(question=question).delete()

    return Relation(read=read, write=write)
